import { sql } from "drizzle-orm";
import { files } from "../../../db/schema/index.ts";
import type { ChangedView } from "../../contracts/chosen.ts";
import type { FilesChosenInput, FileView } from "../../contracts/files.ts";
import type { Ctx } from "../ctx.ts";
import { idList } from "../registry/id-list.ts";
import { changeFiles, type FileChange } from "./change-files.ts";
import { fileViews } from "./view.ts";

const archiving: FileChange = {
	action: "file.archive",
	becomes: { isArchived: true, isDeleted: false },
	isNeeded: (file) => file.archivedAt === null && file.deletedAt === null,
	change: async (tx, ids) => {
		await tx
			.update(files)
			.set({ archivedAt: sql`now()`, revision: sql`${files.revision} + 1` })
			.where(sql`${files.id} = ${idList(ids)}`);
	},
};

/**
 * Hides files from lists and search; lineage goes on through them. All or nothing.
 *
 * @throws WhenceError `not_found`; `forbidden` for files of others, unless asked by an admin.
 */
export async function archiveFiles(call: { ctx: Ctx; input: FilesChosenInput }): Promise<FileView[]> {
	const { ids } = await changeFiles(call, archiving);
	return fileViews(call.ctx.db, ids);
}

/** As {@link archiveFiles}, for many: says which were changed and no more of them. */
export async function archiveChosenFiles(call: { ctx: Ctx; input: FilesChosenInput }): Promise<ChangedView> {
	const { changed } = await changeFiles(call, archiving);
	return { uids: changed };
}
