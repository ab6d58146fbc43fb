import { sql } from "drizzle-orm";
import { files } from "../../../db/schema/index.ts";
import type { ChangedView } from "../../contracts/chosen.ts";
import type { FilesChosenInput, FileView } from "../../contracts/files.ts";
import type { Ctx } from "../ctx.ts";
import { idList } from "../registry/id-list.ts";
import { changeFiles, type FileChange } from "./change-files.ts";
import { fileViews } from "./view.ts";

const restoring: FileChange = {
	action: "file.restore",
	becomes: { isArchived: false, isDeleted: false },
	isNeeded: (file) => file.archivedAt !== null,
	change: async (tx, ids) => {
		await tx
			.update(files)
			.set({ archivedAt: null, revision: sql`${files.revision} + 1` })
			.where(sql`${files.id} = ${idList(ids)}`);
	},
};

/**
 * Brings archived files back. All or nothing; files that are not archived stay as they are.
 *
 * @throws WhenceError `not_found`; `forbidden` for files of others, unless asked by an admin.
 */
export async function restoreFiles(call: { ctx: Ctx; input: FilesChosenInput }): Promise<FileView[]> {
	const { ids } = await changeFiles(call, restoring);
	return fileViews(call.ctx.db, ids);
}

/** As {@link restoreFiles}, for many: says which were changed and no more of them. */
export async function restoreChosenFiles(call: { ctx: Ctx; input: FilesChosenInput }): Promise<ChangedView> {
	const { changed } = await changeFiles(call, restoring);
	return { uids: changed };
}
