import type { LineageView } from "../../lib/contracts/lineage.ts";
import { cardSize } from "./card-size.ts";

export type Places = ReadonlyMap<string, { x: number; y: number }>;

const columnWidth = 340;
const rowHeight = 84;

/**
 * Places every card left to right by longest path, then settles each column by the mean of its
 * neighbours. Edges that would close a cycle are ignored for the columns.
 */
export function placeInColumns(view: LineageView): Places {
	const before = new Map<string, string[]>(view.nodes.map((node) => [node.id, []]));
	const after = new Map<string, string[]>(view.nodes.map((node) => [node.id, []]));
	for (const edge of view.edges) {
		if (!before.has(edge.source) || !before.has(edge.target)) continue;
		before.get(edge.target)?.push(edge.source);
		after.get(edge.source)?.push(edge.target);
	}
	const column = new Map<string, number>();
	const waiting = new Map([...before].map(([id, sources]) => [id, sources.length]));
	const ready = [...waiting].filter(([, count]) => count === 0).map(([id]) => id);
	for (const id of ready) {
		column.set(id, Math.max(-1, ...(before.get(id) ?? []).map((source) => column.get(source) ?? -1)) + 1);
		for (const target of after.get(id) ?? []) {
			const left = (waiting.get(target) ?? 0) - 1;
			waiting.set(target, left);
			if (left === 0) ready.push(target);
		}
	}
	const columns: string[][] = [];
	for (const node of view.nodes) {
		const at = column.get(node.id) ?? 0;
		columns[at] ??= [];
		columns[at]?.push(node.id);
	}
	const row = new Map<string, number>();
	const number = (ids: string[] | undefined) => {
		ids?.forEach((id, index) => {
			row.set(id, index - (ids.length - 1) / 2);
		});
	};
	for (let at = 0; at < columns.length; at++) number(columns[at]);
	for (let sweep = 0; sweep < 8; sweep++) {
		const near = sweep % 2 === 0 ? before : after;
		const order = sweep % 2 === 0 ? columns : columns.toReversed();
		for (const ids of order) {
			const pull = new Map(
				(ids ?? []).map((id) => {
					const rows = (near.get(id) ?? []).map((other) => row.get(other) ?? 0);
					return [id, rows.length === 0 ? (row.get(id) ?? 0) : rows.reduce((a, b) => a + b, 0) / rows.length];
				}),
			);
			ids?.sort((a, b) => (pull.get(a) ?? 0) - (pull.get(b) ?? 0));
			number(ids);
		}
	}
	return new Map(
		view.nodes.map((node) => [
			node.id,
			{
				x: (column.get(node.id) ?? 0) * columnWidth + (240 - cardSize[node.kind].width) / 2,
				y: (row.get(node.id) ?? 0) * rowHeight,
			},
		]),
	);
}
