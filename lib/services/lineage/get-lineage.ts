import type { LineageInput, LineageView } from "../../contracts/lineage.ts";
import type { Ctx } from "../ctx.ts";
import { openLineage } from "./open-lineage.ts";

/**
 * The graph around a record: where it comes from and where it goes, bounded by depths and a node budget,
 * and honest about what it left out.
 *
 * @throws WhenceError `not_found` for a focus that is not there, or was not yet at `asOf`.
 */
export async function getLineage(question: { ctx: Ctx; input: LineageInput }): Promise<LineageView> {
	const lineage = await openLineage(question);
	return lineage.read();
}
