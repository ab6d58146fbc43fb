import { sql } from "drizzle-orm";
import { files } from "../../../db/schema/index.ts";
import type { ChangedView } from "../../contracts/chosen.ts";
import type { FilesChosenInput, FileView } from "../../contracts/files.ts";
import type { Ctx } from "../ctx.ts";
import { idList } from "../registry/id-list.ts";
import { changeFiles, type FileChange } from "./change-files.ts";
import { fileViews } from "./view.ts";

const deletion = (by: string): FileChange => ({
	action: "file.delete",
	becomes: { isArchived: false, isDeleted: true },
	isNeeded: (file) => file.deletedAt === null,
	change: async (tx, ids) => {
		await tx
			.update(files)
			.set({
				deletedAt: sql`now()`,
				deletedBy: by,
				archivedAt: null,
				revision: sql`${files.revision} + 1`,
			})
			.where(sql`${files.id} = ${idList(ids)}`);
	},
});

/**
 * Deletes files: each leaves a tombstone with name, hash, who and when, and stays in lineage. The
 * collector frees the bytes later, only managed ones and only when no other record uses them.
 *
 * @throws WhenceError `not_found`; `forbidden` for files of others, unless asked by an admin.
 */
export async function deleteFiles(call: { ctx: Ctx; input: FilesChosenInput }): Promise<FileView[]> {
	const { ids } = await changeFiles(call, deletion(call.ctx.actor.uid));
	return fileViews(call.ctx.db, ids);
}

/** As {@link deleteFiles}, for many: says which were changed and no more of them. */
export async function deleteChosenFiles(call: { ctx: Ctx; input: FilesChosenInput }): Promise<ChangedView> {
	const { changed } = await changeFiles(call, deletion(call.ctx.actor.uid));
	return { uids: changed };
}
