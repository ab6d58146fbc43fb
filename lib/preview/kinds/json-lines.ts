import type { JsonNode, PreviewBody, PreviewFacts } from "../../contracts/previews.ts";
import { extentOf, makeTable, maxRows } from "../table.ts";
import type { TextHead } from "../text-head.ts";
import { parseTree } from "./json.ts";

/** One JSON value a line: a table when all are objects, else a list of trees; null when a line is not JSON. */
export function previewJsonLines({ text, isWhole }: TextHead): (PreviewBody & PreviewFacts) | null {
	const lines = text.split("\n", maxRows + 2);
	// The last line of a head may be half a line.
	if (!isWhole && lines.length <= maxRows + 1) lines.pop();
	const full = lines.filter((line) => line.trim() !== "");
	const budget = { nodes: 8000 };
	const shown: JsonNode[] = [];
	for (const line of full.slice(0, maxRows)) {
		const parsed = parseTree(line, 0, budget);
		if (!parsed?.isValid) return null;
		shown.push(parsed.root);
	}
	if (shown.length === 0) return null;
	const total = isWhole && full.length <= maxRows ? full.length : null;
	const facts = { format: "JSON lines", packing: null };
	const names = new Set<string>();
	for (const node of shown) if (node.type === "object") for (const { key } of node.entries) names.add(key);
	if (shown.every((node) => node.type === "object") && names.size > 0) {
		const columns = [...names];
		const rows = shown.map((node) => {
			const values = new Map(node.type === "object" ? node.entries.map((e) => [e.key, short(e.node)]) : []);
			return columns.map((name) => values.get(name) ?? null);
		});
		return {
			kind: "tables",
			tables: [makeTable(columns, rows)],
			text: null,
			...facts,
			...extentOf("rows", shown.length, total),
		};
	}
	const entries = shown.map((node, index) => ({ key: String(index), node }));
	const root: JsonNode = { type: "array", entries, total: entries.length, isCut: total === null };
	return { kind: "json", root, ...facts, ...extentOf("values", shown.length, total) };
}

/** A value in a cell. */
function short(node: JsonNode): string | null {
	if (node.type === "null") return null;
	if (!("entries" in node)) return node.text;
	const inner = node.entries.slice(0, 6).map(({ key, node: child }) => {
		const value = "entries" in child ? (child.type === "array" ? "[…]" : "{…}") : child.text;
		return node.type === "array" ? value : `${key}: ${value}`;
	});
	const more = node.total > inner.length ? ", …" : "";
	return node.type === "array" ? `[${inner.join(", ")}${more}]` : `{${inner.join(", ")}${more}}`;
}
