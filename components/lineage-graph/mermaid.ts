import type { LineageView } from "../../lib/contracts/lineage.ts";
import { nodeTitle } from "./node-text.ts";

/** The graph as a Mermaid flowchart; names are quoted, so that no key can end its label. */
export function toMermaid(view: LineageView): string {
	const short = new Map(view.nodes.map((node, index) => [node.id, `n${index}`]));
	const label = (text: string) => text.replaceAll("&", "#amp;").replaceAll('"', "#quot;").replaceAll("\n", " ");
	const nodes = view.nodes.map((node) => `  ${short.get(node.id)}["${label(`${node.kind}: ${nodeTitle(node)}`)}"]`);
	const edges = view.edges.map((edge) => {
		const arrow = edge.outputKind === "recreated" ? "-.->" : "-->";
		return `  ${short.get(edge.source)} ${arrow} ${short.get(edge.target)}`;
	});
	return ["flowchart LR", ...nodes, ...edges].join("\n");
}
