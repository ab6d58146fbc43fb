import type { LayoutBox, LayoutNode, Point } from "../types.ts";
import { boxKey } from "./box-key.ts";

/** Where everything stood: a box that is opened stands where its card stood, and a card where its box did. */
export function withOpenedAndClosed(
	previous: ReadonlyMap<string, Point>,
	nodes: readonly LayoutNode[],
	boxes: readonly LayoutBox[],
): ReadonlyMap<string, Point> {
	const added = new Map<string, Point>();
	for (const { id } of boxes) {
		const card = previous.get(id);
		if (card && !previous.has(boxKey(id))) added.set(boxKey(id), card);
	}
	for (const { id } of nodes) {
		const box = previous.has(id) ? undefined : previous.get(boxKey(id));
		if (box) added.set(id, box);
	}
	return added.size === 0 ? previous : new Map([...previous, ...added]);
}
