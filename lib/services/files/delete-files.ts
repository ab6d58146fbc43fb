import { inArray, sql } from "drizzle-orm";
import { files } from "../../../db/schema/index.ts";
import type { FileUidsInput, FileView } from "../../contracts/files.ts";
import type { Ctx } from "../ctx.ts";
import { changeFiles } from "./change-files.ts";

/**
 * Deletes files: each leaves a tombstone with name, hash, who and when, and stays in lineage. The
 * collector frees the bytes later, only managed ones and only when no other record uses them.
 *
 * @throws WhenceError `not_found`; `forbidden` for files of others, unless asked by an admin.
 */
export async function deleteFiles(call: { ctx: Ctx; input: FileUidsInput }): Promise<FileView[]> {
	return changeFiles(call, {
		action: "file.delete",
		isNeeded: (file) => file.deletedAt === null,
		change: async (tx, ids) => {
			await tx
				.update(files)
				.set({
					deletedAt: sql`now()`,
					deletedBy: call.ctx.actor.uid,
					archivedAt: null,
					revision: sql`${files.revision} + 1`,
				})
				.where(inArray(files.id, ids));
		},
	});
}
