import { and, eq } from "drizzle-orm";
import { transformFamilies, transforms } from "../../../db/schema/index.ts";
import { WhenceError } from "../../contracts/errors.ts";
import { TransformMoveInput, type TransformView } from "../../contracts/transforms.ts";
import { recordEvent } from "../audit/record-event.ts";
import type { Ctx } from "../ctx.ts";
import { onlyView } from "../only-view.ts";
import { parseInput } from "../parse-input.ts";
import { requireScope } from "../scope.ts";
import { transformViews } from "./view.ts";

/**
 * Gives a transform's family another key; its versions and runs stay with it.
 *
 * @returns the latest version under its new key.
 * @throws WhenceError `not_found`; `conflict` when the new key is taken, or when the key alone is
 *   not enough because several projects have it.
 */
export async function moveTransform({
	ctx,
	input,
}: {
	ctx: Ctx;
	input: TransformMoveInput;
}): Promise<TransformView> {
	requireScope(ctx, "write");
	const { project, from, to } = parseInput(TransformMoveInput, input);
	const id = await ctx.db.transaction(async (tx) => {
		const found = await tx
			.select()
			.from(transformFamilies)
			.where(
				and(
					eq(transformFamilies.key, from),
					project === undefined ? undefined : eq(transformFamilies.project, project),
				),
			)
			.for("update");
		const [family] = found;
		if (!family || family.latestId === null) {
			throw new WhenceError("not_found", `There is no transform with the key ${from}.`, { field: "from" });
		}
		if (found.length > 1) {
			throw new WhenceError(
				"conflict",
				`${found.length} projects have the key ${from}: ${found.map((each) => each.project || "(none)").join(", ")}.`,
				{ field: "project", hint: "Say which project is meant." },
			);
		}
		const [taken] = await tx
			.select({ uid: transformFamilies.uid })
			.from(transformFamilies)
			.where(and(eq(transformFamilies.key, to), eq(transformFamilies.project, family.project)));
		if (taken && taken.uid !== family.uid) {
			throw new WhenceError("conflict", `Another transform has the key ${to} already.`, { field: "to" });
		}
		await tx.update(transformFamilies).set({ key: to }).where(eq(transformFamilies.id, family.id));
		const [latest] = await tx.select().from(transforms).where(eq(transforms.id, family.latestId));
		if (!latest) throw new Error("a family's latest version is missing");
		await recordEvent(tx, ctx, {
			action: "transform.move",
			entityKind: "transform",
			entityUid: latest.uid,
			entityLabel: latest.name,
			before: { key: from },
			after: { key: to },
		});
		return latest.id;
	});
	return onlyView(await transformViews(ctx.db, [id]), `transform ${from}`);
}
