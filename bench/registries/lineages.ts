import type { Ctx } from "../../lib/services/ctx.ts";
import { getLineage } from "../../lib/services/lineage/get-lineage.ts";
import { lineageByHand } from "../lineage-by-hand.ts";
import type { Case } from "./case.ts";

const limit = 300;

/** Graphs about files all over the database, another one each time. */
export function lineageCases(sample: readonly string[]): Case[] {
	return [2, 6].map((depth) => {
		const turns = { ours: 0, floor: 0 };
		const next = (side: keyof typeof turns) => sample[turns[side]++ % sample.length] ?? "";
		return {
			what: `lineage, ${depth} up and ${depth} down, ${limit} records`,
			ours: (ctx: Ctx) =>
				getLineage({
					ctx,
					input: { focusKind: "file", focusUid: next("ours"), up: depth, down: depth, limit },
				}),
			floor: (ctx: Ctx) => lineageByHand(ctx.db, next("floor"), { depth, limit }),
			floorWhat: "by hand: a layer a statement",
		};
	});
}
