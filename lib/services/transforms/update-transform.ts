import { eq } from "drizzle-orm";
import { transforms } from "../../../db/schema/index.ts";
import { TransformUpdateInput, type TransformView } from "../../contracts/transforms.ts";
import { recordEvent } from "../audit/record-event.ts";
import type { Ctx } from "../ctx.ts";
import { onlyView } from "../only-view.ts";
import { parseInput } from "../parse-input.ts";
import { requireRevision } from "../revision.ts";
import { requireScope } from "../scope.ts";
import { findTransformRow } from "./find-transform.ts";
import { transformViews } from "./view.ts";

/**
 * Renames or describes a version of a transform. Its key stays; see `moveTransform` for that.
 *
 * @throws WhenceError `not_found`; `conflict` when `revision` is given and somebody was faster.
 */
export async function updateTransform({
	ctx,
	input,
}: {
	ctx: Ctx;
	input: TransformUpdateInput;
}): Promise<TransformView> {
	requireScope(ctx, "write");
	const wanted = parseInput(TransformUpdateInput, input);
	const id = await ctx.db.transaction(async (tx) => {
		const { id } = await findTransformRow(tx, wanted.uid);
		const [row] = await tx.select().from(transforms).where(eq(transforms.id, id)).for("update");
		if (!row) throw new Error("the transform vanished while it was locked");
		await requireRevision(tx, wanted.revision, {
			revision: row.revision,
			what: row.name,
			value: { name: row.name, description: row.description },
			changedIn: { kind: "transform", uid: row.uid, actions: ["transform.update"] },
		});
		const after = { name: wanted.name ?? row.name, description: wanted.description ?? row.description };
		const before = { name: row.name, description: row.description };
		if (after.name === before.name && after.description === before.description) return id;
		await tx
			.update(transforms)
			.set({ ...after, revision: row.revision + 1 })
			.where(eq(transforms.id, id));
		await recordEvent(tx, ctx, {
			action: "transform.update",
			entityKind: "transform",
			entityUid: row.uid,
			entityLabel: after.name,
			before,
			after,
		});
		return id;
	});
	return onlyView(await transformViews(ctx.db, [id]), `transform ${wanted.uid}`);
}
