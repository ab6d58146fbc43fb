import type { LineageEdge, LineageNode, LineageView } from "../contracts/lineage.ts";
import { nodeTitle } from "./node-title.ts";
import type { Direction } from "./walk.ts";

export interface LineageTreeOptions {
	/** Colours for a terminal. */
	ansi?: boolean;
}

interface Tree {
	edges: Record<Direction, ReadonlyMap<string, readonly LineageEdge[]>>;
	nodes: ReadonlyMap<string, LineageNode>;
	seen: Set<string>;
	paint: Paint;
	lines: string[];
}

interface Paint {
	bold(text: string): string;
	dim(text: string): string;
	kind(node: LineageNode, text: string): string;
}

const colours: Record<LineageNode["kind"], number> = { file: 34, run: 32, transform: 35, user: 33 };

/**
 * The graph as a tree for the terminal: the focus, where it comes from, and where it goes. A node that
 * was drawn already is named and marked, not drawn again, so that a cycle ends.
 */
export function lineageTree(view: LineageView, { ansi = false }: LineageTreeOptions = {}): string {
	const nodes = new Map(view.nodes.map((node) => [node.id, node]));
	const focus = nodes.get(view.focus);
	if (!focus) return "";
	const edges = { up: edgesBy(view.edges, "target"), down: edgesBy(view.edges, "source") };
	const tree: Tree = { edges, nodes, seen: new Set([focus.id]), paint: paintWith(ansi), lines: [] };
	tree.lines.push(describe(tree, focus));
	// A run that only contains others comes from nowhere itself: what is in it does.
	const contains = view.boxes.some(({ id }) => id === view.focus);
	for (const [direction, heading, nothing] of [
		["up", "comes from", "comes from nothing that is recorded"],
		["down", "goes to", "goes nowhere yet"],
	] as const) {
		const before = tree.lines.length;
		branches(tree, focus, direction);
		const isEmpty = tree.lines.length === before;
		if (!isEmpty || !contains) tree.lines.splice(before, 0, tree.paint.bold(isEmpty ? nothing : heading));
	}
	const others = view.nodes.filter((node) => !tree.seen.has(node.id));
	if (others.length > 0) {
		tree.lines.push(
			tree.paint.bold(contains ? "runs in it, and what is around them" : "also in this graph"),
			...others.map((node) => `   ${describe(tree, node)}`),
		);
	}
	if (view.isTruncated) {
		tree.lines.push(tree.paint.dim(`showing ${view.nodes.length} of ${view.reachedCount} found so far`));
	}
	return tree.lines.join("\n");
}

function branches(tree: Tree, root: LineageNode, direction: Direction): void {
	const edgesOf = (node: LineageNode) => [...(tree.edges[direction].get(node.id) ?? [])];
	// A stack of our own: a chain of thousands of steps must not overflow the engine's.
	const stack: { node: LineageNode; edges: LineageEdge[]; indent: string }[] = [
		{ node: root, edges: edgesOf(root), indent: "" },
	];
	for (let top = stack.at(-1); top; top = stack.at(-1)) {
		const edge = top.edges.shift();
		const hidden = top.node.hidden[direction];
		if (!edge) {
			if (hidden > 0) tree.lines.push(`${top.indent}└─ ${tree.paint.dim(`${hidden} more`)}`);
			stack.pop();
			continue;
		}
		const next = tree.nodes.get(direction === "up" ? edge.source : edge.target);
		if (!next) continue;
		const isLast = top.edges.length === 0 && hidden === 0;
		const isRepeated = tree.seen.has(next.id);
		const marks = [...edgeMarks(edge), ...(isRepeated ? ["shown above"] : [])];
		const suffix = marks.length > 0 ? ` ${tree.paint.dim(`(${marks.join(", ")})`)}` : "";
		tree.lines.push(`${top.indent}${isLast ? "└─ " : "├─ "}${describe(tree, next)}${suffix}`);
		if (isRepeated) continue;
		tree.seen.add(next.id);
		stack.push({
			node: next,
			edges: edgesOf(next),
			indent: `${top.indent}${isLast ? "   " : "│  "}`,
		});
	}
}

function edgesBy(edges: readonly LineageEdge[], end: "source" | "target"): Map<string, LineageEdge[]> {
	const byEnd = new Map<string, LineageEdge[]>();
	for (const edge of edges) {
		const list = byEnd.get(edge[end]);
		if (list) list.push(edge);
		else byEnd.set(edge[end], [edge]);
	}
	return byEnd;
}

function edgeMarks(edge: LineageEdge): string[] {
	return [
		...(edge.outputKind === "recreated" ? ["made again"] : []),
		...(edge.viaHidden > 0 ? [`via ${edge.viaHidden} hidden`] : []),
		...(edge.count > 1 ? [`${edge.count} times`] : []),
	];
}

function describe(tree: Tree, node: LineageNode): string {
	const title = tree.paint.kind(node, printable(nodeTitle(node)));
	const facts = tree.paint.dim(printable(factsOf(node).join(" · ")));
	return `${node.kind} ${title}  ${facts}`;
}

function factsOf(node: LineageNode): string[] {
	switch (node.kind) {
		case "file":
			return [
				`v${node.versionNo}`,
				...(node.isStale ? ["made from an older version"] : []),
				...(node.isArchived ? ["archived"] : []),
				...(node.isDeleted ? ["deleted"] : []),
				`by ${node.createdBy.handle}`,
			];
		case "run":
			return [`${node.transform.name} ${node.transform.version}`, node.status, `by ${node.createdBy.handle}`];
		case "transform":
			return [node.version, node.type, `${node.runCount} runs`];
		case "user":
			return [node.name];
	}
}

/** A key may hold anything: what would steer the terminal is shown as its code. */
function printable(text: string): string {
	return text.replace(
		/[\p{Cc}\p{Bidi_C}\u2028\u2029]/gu,
		(character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
	);
}

function paintWith(ansi: boolean): Paint {
	const wrap = (code: number) => (text: string) => (ansi ? `\u001b[${code}m${text}\u001b[0m` : text);
	return { bold: wrap(1), dim: wrap(2), kind: (node, text) => wrap(colours[node.kind])(text) };
}
