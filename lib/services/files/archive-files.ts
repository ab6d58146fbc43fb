import { inArray, sql } from "drizzle-orm";
import { files } from "../../../db/schema/index.ts";
import type { FileUidsInput, FileView } from "../../contracts/files.ts";
import type { Ctx } from "../ctx.ts";
import { changeFiles } from "./change-files.ts";

/**
 * Hides files from lists and search; lineage goes on through them. All or nothing.
 *
 * @throws WhenceError `not_found`; `forbidden` for files of others, unless asked by an admin.
 */
export async function archiveFiles(call: { ctx: Ctx; input: FileUidsInput }): Promise<FileView[]> {
	return changeFiles(call, {
		action: "file.archive",
		isNeeded: (file) => file.archivedAt === null && file.deletedAt === null,
		change: async (tx, ids) => {
			await tx
				.update(files)
				.set({ archivedAt: sql`now()`, revision: sql`${files.revision} + 1` })
				.where(inArray(files.id, ids));
		},
	});
}
