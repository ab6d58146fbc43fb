import type { LineageEdge, LineageView } from "../../../lib/contracts/lineage.ts";
import { lineageEdgeId } from "../../../lib/contracts/lineage-terms.ts";
import type { DrawnGraph } from "../../../lib/lineage/fold/types.ts";

/** An edge that is asked about. */
export interface PickedEdge {
	/** As it is in the answer, or as it is drawn when records on its ends are folded. */
	edge: LineageEdge;
	/** The edges of the answer that it stands for: itself alone, unless records are folded. */
	parts: readonly LineageEdge[];
}

/** The edge that the address names, or null when what is shown has none of that name. */
export function pickEdge(id: string, view: LineageView, graph: DrawnGraph): PickedEdge | null {
	const own = view.edges.find((edge) => edge.id === id);
	if (own) return { edge: own, parts: [own] };
	const edge = graph.edges.find((each) => each.id === id);
	if (!edge) return null;
	const parts = view.edges.filter(
		({ source, target }) =>
			graph.drawnIdOf(source) === edge.source && graph.drawnIdOf(target) === edge.target,
	);
	const [only] = parts;
	return { edge: parts.length === 1 && only ? only : edge, parts };
}

/** The drawn edge that has this one in it. */
export function drawnEdgeId({ edge }: PickedEdge, graph: DrawnGraph): string {
	const [source, target] = [graph.drawnIdOf(edge.source), graph.drawnIdOf(edge.target)];
	const found = graph.edges.find((each) => each.source === source && each.target === target);
	return found?.id ?? lineageEdgeId({ ...edge, source, target });
}
