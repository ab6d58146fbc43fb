import type { LineageView } from "../contracts/lineage.ts";
import { nodeTitle } from "./node-title.ts";

const entities: Record<string, string> = {
	"&": "#amp;",
	'"': "#quot;",
	"<": "#lt;",
	">": "#gt;",
	"`": "#96;",
	"#": "#35;",
};

/** The graph as a Mermaid flowchart; names are quoted, so that no key can end its label. */
export function toMermaid(view: LineageView): string {
	const short = new Map(view.nodes.map((node, index) => [node.id, `n${index}`]));
	const nodes = view.nodes.map(
		(node) => `  ${short.get(node.id)}["${escapeLabel(`${node.kind}: ${nodeTitle(node)}`)}"]`,
	);
	const edges = view.edges.map((edge) => {
		const arrow = edge.outputKind === "recreated" ? "-.->" : "-->";
		const label = edge.viaHidden > 0 ? `|via ${edge.viaHidden} hidden|` : "";
		return `  ${short.get(edge.source)} ${arrow}${label} ${short.get(edge.target)}`;
	});
	return ["flowchart LR", ...nodes, ...edges].join("\n");
}

function escapeLabel(text: string): string {
	return text.replace(/[&"<>`#]/g, (character) => entities[character] ?? "").replace(/\p{Cc}+/gu, " ");
}
