import type { DrawnGraph } from "../../../lib/lineage/fold/types.ts";
import type { Point } from "../../../lib/lineage/layout/types.ts";

/** Whether two graphs have the same boxes and arrows, so that the places of the one are those of the other. */
export function isSameShape(a: DrawnGraph, b: DrawnGraph): boolean {
	if (a.nodes.length !== b.nodes.length || a.edges.length !== b.edges.length) return false;
	const kinds = new Map(a.nodes.map(({ id, kind }) => [id, kind]));
	const ends = new Map(a.edges.map(({ id, source, target }) => [id, `${source} ${target}`]));
	return (
		b.nodes.every(({ id, kind }) => kinds.get(id) === kind) &&
		b.edges.every(({ id, source, target }) => ends.get(id) === `${source} ${target}`)
	);
}

/**
 * Where the boxes of a graph stood: a pile that has a new name since it grew where it did, one that has just folded
 * amid its own.
 */
export function standingPlaces(
	before: DrawnGraph,
	now: DrawnGraph,
	places: ReadonlyMap<string, Point>,
): ReadonlyMap<string, Point> {
	const kept = new Map(places);
	const taken = new Set<Point>();
	for (const { id } of now.nodes) {
		const place = places.get(id);
		if (place) taken.add(place);
	}
	for (const node of now.nodes) {
		if (kept.has(node.id) || node.kind !== "group") continue;
		const stood = node.members.flatMap(({ id }) => places.get(before.drawnIdOf(id)) ?? []);
		const free = stood.filter((each) => !taken.has(each)).sort((a, b) => a.y - b.y);
		const place = free[(free.length - 1) >> 1];
		if (!place) continue;
		taken.add(place);
		kept.set(node.id, place);
	}
	return kept;
}
