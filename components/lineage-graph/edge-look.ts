import type { LineageEdge } from "../../lib/contracts/lineage.ts";

/** The dashes of edges that lead back, for they close a cycle. */
export const backDash = "12 3 2 3";

/** The dashes of an edge, or null. Long: made again. Dots: who, and by what code. Both: leads back. */
export function dashOf(edge: Pick<LineageEdge, "kind" | "outputKind">, isBack: boolean): string | null {
	if (edge.outputKind === "recreated") return "6 4";
	if (edge.kind === "started" || edge.kind === "ran_as") return "2 3";
	return isBack ? backDash : null;
}
