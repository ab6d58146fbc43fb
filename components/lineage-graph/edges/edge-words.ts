import type { EdgeOrigin } from "../../../lib/contracts/enums.ts";
import type { LineageEdge, LineageNode } from "../../../lib/contracts/lineage.ts";
import type { DrawnNode } from "../../../lib/lineage/fold/types.ts";
import { cardTitle } from "../node-text.ts";

/** How a link is known, in words for people. */
export const originWords: Record<EdgeOrigin, string> = {
	declared: "declared: somebody, or a program, said so",
	tracked: "tracked: recorded by the code that ran",
	traced: "traced: seen in what the command opened",
	watched: "watched: seen in a folder that is watched",
};

/** What kind of link it is, in a word or two. */
export function edgeKindWord({ kind, outputKind, viaHidden }: LineageEdge): string {
	if (viaHidden > 0) return `via ${viaHidden} hidden`;
	switch (kind) {
		case "input":
			return "input";
		case "output":
			return outputKind === "recreated" ? "output, made again" : "output";
		case "started":
			return "started by";
		case "ran_as":
			return "code";
	}
}

/** The link as a short clause: `input, tracked, by ada`. What differs between many is left out. */
export function edgeClause(edge: LineageEdge): string {
	const parts = [edgeKindWord(edge)];
	if (edge.count > 1) parts.push(`${edge.count} links`);
	if (edge.origin !== null) parts.push(edge.origin);
	if (edge.recordedBy !== null) parts.push(`by ${edge.recordedBy}`);
	return parts.join(", ");
}

/** What an edge says, as a sentence about its ends. */
export function edgeSentence(edge: LineageEdge, source: DrawnNode, target: DrawnNode): string {
	const [from, to] = [cardTitle(source), cardTitle(target)];
	if (edge.viaHidden > 0) return `${to} comes from ${from}, through what is hidden.`;
	switch (edge.kind) {
		case "input":
			return `${to} read ${from}.`;
		case "output":
			return edge.outputKind === "recreated" ? `${from} made ${to} again.` : `${from} made ${to}.`;
		case "started":
			return isFile(target) ? `${from} saved ${to} by hand.` : `${from} started ${to}.`;
		case "ran_as":
			return `${from} is the code of ${to}.`;
	}
}

function isFile(node: DrawnNode): node is Extract<LineageNode, { kind: "file" }> {
	return node.kind === "file";
}
