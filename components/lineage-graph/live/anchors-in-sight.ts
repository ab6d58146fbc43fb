import type { Point } from "../../../lib/lineage/layout/types.ts";

/** The window: pixels = graph × zoom + offset. */
export interface Sight {
	x: number;
	y: number;
	zoom: number;
	width: number;
	height: number;
}

/** About the middle of a card. */
const middle = { x: 110, y: 28 };

/**
 * The cards that should stay where they are when others come, the best first: those that are preferred as far as they
 * are in sight, else what is nearest to the middle of the window.
 */
export function anchorsInSight(
	places: ReadonlyMap<string, Point>,
	{ x, y, zoom, width, height }: Sight,
	preferred: readonly string[],
): string[] {
	const offCentre = ({ x: left, y: top }: Point): number | null => {
		const [across, down] = [(left + middle.x) * zoom + x, (top + middle.y) * zoom + y];
		if (across < 0 || down < 0 || across > width || down > height) return null;
		return Math.hypot(across - width / 2, down - height / 2);
	};
	const inSight = preferred.filter((id) => {
		const place = places.get(id);
		return place !== undefined && offCentre(place) !== null;
	});
	let [nearest, least] = ["", Number.POSITIVE_INFINITY];
	for (const [id, place] of places) {
		const distance = offCentre(place);
		if (distance === null || distance >= least) continue;
		[nearest, least] = [id, distance];
	}
	return [...inSight, ...(nearest === "" ? [] : [nearest]), ...preferred];
}
