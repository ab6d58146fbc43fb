import type { DrawnGraph } from "../../lib/lineage/fold/types.ts";
import { relatedToAny } from "../../lib/lineage/related.ts";
import { type Arrow, neighbourOf } from "./neighbours.ts";
import type { Places } from "./places.ts";

/** What an arrow key leads to: from card to card, up out of a column to the head of its box, and from there back in. */
export function nextByArrow(id: string, arrow: Arrow, graph: DrawnGraph, places: Places): string | null {
	const box = graph.boxes.find((each) => each.id === id);
	const isCard = places.nodes.has(id);
	if (box && !isCard) {
		if (arrow === "ArrowUp" || arrow === "ArrowLeft") return box.parent;
		const inBox = [...box.inside].filter((each) => graph.boxOf(each) === id && places.nodes.has(each));
		const heads = graph.boxes.filter(({ parent }) => parent === id).map((each) => each.id);
		return topLeft([...inBox, ...heads], places);
	}
	const next = neighbourOf(id, arrow, graph.edges, places.nodes);
	const home = graph.boxOf(id);
	if (arrow !== "ArrowUp" || home === null || home === id) return next;
	return next !== null && graph.boxOf(next) === home ? next : home;
}

function topLeft(ids: readonly string[], places: Places): string | null {
	const at = (id: string) => places.nodes.get(id) ?? places.boxes.get(id) ?? { x: 0, y: 0 };
	return [...ids].sort((a, b) => at(a).x - at(b).x || at(a).y - at(b).y)[0] ?? null;
}

/** What hangs together with a card; with a box, what does with anything in it. */
export function relatedInGraph(graph: DrawnGraph, id: string): Set<string> {
	const box = graph.boxes.find((each) => each.id === id);
	return relatedToAny(graph.edges, box ? [id, ...box.inside] : [id]);
}
