import type { LineageEdge } from "../../lib/contracts/lineage.ts";

/** The dashes of edges that lead back, for they close a cycle. */
export const backDash = "12 3 2 3";

/** The dashes of an edge, or null. Dashes: made again. Dots: who, and by what code. Dots between dashes: leads back. */
export function dashOf(edge: Pick<LineageEdge, "kind" | "outputKind">, isBack: boolean): string | null {
	if (edge.outputKind === "recreated") return isBack ? "6 4 2 4" : "6 4";
	if (edge.kind === "started" || edge.kind === "ran_as") return "2 3";
	return isBack ? backDash : null;
}
