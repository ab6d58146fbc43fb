import { getLineage } from "../lib/services/lineage/get-lineage.ts";
import { lineageByHand } from "./lineage-by-hand.ts";
import { type Bench, compare, type Measurement } from "./measure.ts";
import { seededDatabases } from "./seed/databases.ts";

const limit = 300;

/** The bounded lineage query at 100,000 files. */
export const lineageBench: Bench = {
	name: "lineage",
	async run() {
		const found: Measurement[] = [];
		for (const { driver, ctx, sample } of await seededDatabases()) {
			for (const depth of [2, 6]) {
				const pick = (round: number) => sample[(round + 1) % sample.length] ?? "";
				const view = await getLineage({
					ctx,
					input: { focusKind: "file", focusUid: pick(0), up: depth, down: depth, limit },
				});
				found.push(
					await compare({
						bench: "lineage",
						what: `${driver}: ${depth} up and ${depth} down (${view.nodes.length} nodes)`,
						rounds: 30,
						ours: (round) =>
							getLineage({
								ctx,
								input: { focusKind: "file", focusUid: pick(round), up: depth, down: depth, limit },
							}),
						floor: (round) => lineageByHand(ctx.db, pick(round), { depth, limit }),
						floorWhat: "hand-written SQL: a layer a statement",
					}),
				);
			}
		}
		return found;
	},
};
