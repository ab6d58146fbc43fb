import { eq } from "drizzle-orm";
import { files } from "../../../db/schema/index.ts";
import { FileUpdateInput, type FileView } from "../../contracts/files.ts";
import { recordEvent } from "../audit/record-event.ts";
import type { Ctx } from "../ctx.ts";
import { onlyView } from "../only-view.ts";
import { parseInput } from "../parse-input.ts";
import { requireRevision } from "../revision.ts";
import { requireScope } from "../scope.ts";
import { findFileRow } from "./find-file.ts";
import { fileViews } from "./view.ts";

/**
 * Describes a version of a file. Its key and content never change.
 *
 * @throws WhenceError `not_found`; `conflict` when `revision` is given and somebody was faster.
 */
export async function updateFile({ ctx, input }: { ctx: Ctx; input: FileUpdateInput }): Promise<FileView> {
	requireScope(ctx, "write");
	const wanted = parseInput(FileUpdateInput, input);
	const id = await ctx.db.transaction(async (tx) => {
		const found = await findFileRow(tx, wanted.uid);
		const [row] = await tx.select().from(files).where(eq(files.id, found.id)).for("update");
		if (!row) throw new Error("the file vanished while it was locked");
		await requireRevision(tx, wanted.revision, {
			revision: row.revision,
			what: found.key,
			value: { description: row.description },
			changedIn: { kind: "file", uid: row.uid, actions: ["file.update"] },
		});
		if (wanted.description === undefined || wanted.description === row.description) return row.id;
		await tx
			.update(files)
			.set({ description: wanted.description, revision: row.revision + 1 })
			.where(eq(files.id, row.id));
		await recordEvent(tx, ctx, {
			action: "file.update",
			entityKind: "file",
			entityUid: row.uid,
			entityLabel: found.key,
			before: { description: row.description },
			after: { description: wanted.description },
		});
		return row.id;
	});
	return onlyView(await fileViews(ctx.db, [id]), `file ${wanted.uid}`);
}
