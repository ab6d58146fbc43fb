import type { LineageBox, LineageNode, LineageView } from "../contracts/lineage.ts";
import { boxTree } from "./boxes/box-tree.ts";
import { nodeTitle } from "./node-title.ts";

const entities: Record<string, string> = {
	"&": "#amp;",
	'"': "#quot;",
	"<": "#lt;",
	">": "#gt;",
	"`": "#96;",
	"#": "#35;",
};

/** The graph as a Mermaid flowchart, runs that contain others around those; names are quoted, so that none ends its label. */
export function toMermaid(view: LineageView): string {
	const tree = boxTree(view);
	const nodes = view.nodes.filter(({ id }) => !tree.isHollow(id));
	const short = new Map(nodes.map((node, index) => [node.id, `n${index}`]));
	const line = (node: LineageNode) =>
		`${short.get(node.id)}["${escapeLabel(`${node.kind}: ${nodeTitle(node)}`)}"]`;
	const lines = nodes.filter(({ id }) => tree.homeOf(id) === null).map((node) => `  ${line(node)}`);
	const boxes = [...tree.boxes.values()];
	const addBox = (box: LineageBox, indent: string) => {
		const title = escapeLabel(`run: ${box.name ?? box.transform.name}`);
		lines.push(`${indent}subgraph b${boxes.indexOf(box)}["${title}"]`);
		for (const node of nodes) if (tree.homeOf(node.id) === box.id) lines.push(`${indent}  ${line(node)}`);
		for (const each of boxes) if (tree.parentOf(each.id) === box.id) addBox(each, `${indent}  `);
		lines.push(`${indent}end`);
	};
	for (const box of boxes) if (tree.parentOf(box.id) === null) addBox(box, "  ");
	const edges = view.edges.map((edge) => {
		const arrow = edge.outputKind === "recreated" ? "-.->" : "-->";
		const label = edge.viaHidden > 0 ? `|via ${edge.viaHidden} hidden|` : "";
		return `  ${short.get(edge.source)} ${arrow}${label} ${short.get(edge.target)}`;
	});
	return ["flowchart LR", ...lines, ...edges].join("\n");
}

function escapeLabel(text: string): string {
	return text.replace(/[&"<>`#]/g, (character) => entities[character] ?? "").replace(/\p{Cc}+/gu, " ");
}
