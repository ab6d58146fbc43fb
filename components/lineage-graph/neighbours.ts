import type { LineageEdge } from "../../lib/contracts/lineage.ts";
import type { Point } from "../../lib/lineage/layout/types.ts";

export type Arrow = "ArrowLeft" | "ArrowRight" | "ArrowUp" | "ArrowDown";

/**
 * The card that an arrow key leads to: left and right along edges, to the nearest in height; up and down within
 * the column.
 */
export function neighbourOf(
	id: string,
	arrow: Arrow,
	edges: readonly LineageEdge[],
	places: ReadonlyMap<string, Point>,
): string | null {
	const here = places.get(id);
	if (!here) return null;
	const isAlong = arrow === "ArrowLeft" || arrow === "ArrowRight";
	const candidates = isAlong
		? edges.flatMap(({ source, target }) => {
				if (arrow === "ArrowLeft") return target === id ? [source] : [];
				return source === id ? [target] : [];
			})
		: [...places]
				.filter(([, { x, y }]) => x === here.x && (arrow === "ArrowUp" ? y < here.y : y > here.y))
				.map(([other]) => other);
	const distance = (other: string) => Math.abs((places.get(other)?.y ?? 0) - here.y);
	return candidates.sort((a, b) => distance(a) - distance(b) || (a < b ? -1 : 1))[0] ?? null;
}
