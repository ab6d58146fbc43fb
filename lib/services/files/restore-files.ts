import { inArray, sql } from "drizzle-orm";
import { files } from "../../../db/schema/index.ts";
import type { FileUidsInput, FileView } from "../../contracts/files.ts";
import type { Ctx } from "../ctx.ts";
import { changeFiles } from "./change-files.ts";

/**
 * Brings archived files back. All or nothing; files that are not archived stay as they are.
 *
 * @throws WhenceError `not_found`; `forbidden` for files of others, unless asked by an admin.
 */
export async function restoreFiles(call: { ctx: Ctx; input: FileUidsInput }): Promise<FileView[]> {
	return changeFiles(call, {
		action: "file.restore",
		isNeeded: (file) => file.archivedAt !== null,
		change: async (tx, ids) => {
			await tx
				.update(files)
				.set({ archivedAt: null, revision: sql`${files.revision} + 1` })
				.where(inArray(files.id, ids));
		},
	});
}
