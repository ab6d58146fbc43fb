import type { LayoutBox, LayoutEdge, LayoutNode } from "../types.ts";

/** A box, or the whole graph: what stands directly in it, and what of the edges runs in it. */
export interface Scope {
	/** The box; null for the whole graph. */
	box: LayoutBox | null;
	nodes: LayoutNode[];
	children: Scope[];
	pieces: Piece[];
}

/** The part of an edge that runs in one scope: between nodes, boxes and the scope's own gates. */
export interface Piece {
	edge: LayoutEdge;
	/** The node or the child in which it begins; null when it comes in by a gate. */
	source: LayoutNode | Scope | null;
	/** Null when it goes out by a gate. */
	target: LayoutNode | Scope | null;
}

export interface BoxedInput {
	nodes: readonly LayoutNode[];
	edges: readonly LayoutEdge[];
	boxes: readonly LayoutBox[];
}

/**
 * Takes a graph apart by its boxes: every edge becomes a piece in each box that it leaves, one where both its ends
 * meet, and a piece in each box that it enters. Boxes that hold nothing are left out, and those that would contain
 * each other stand outside.
 */
export function scopesOf({ nodes, edges, boxes }: BoxedInput): Scope {
	const whole: Scope = { box: null, nodes: [], children: [], pieces: [] };
	const known = new Map(boxes.map((box) => [box.id, box]));
	const scopes = new Map<string, Scope>();
	const parentOf = new Map<Scope, Scope>();
	const scopeOf = (id: string | undefined, inner: ReadonlySet<string> = new Set()): Scope => {
		const box = id === undefined || inner.has(id) ? undefined : known.get(id);
		if (!box) return whole;
		const made = scopes.get(box.id);
		if (made) return made;
		const scope: Scope = { box, nodes: [], children: [], pieces: [] };
		const parent = scopeOf(box.parent, new Set([...inner, box.id]));
		scopes.set(box.id, scope);
		parent.children.push(scope);
		parentOf.set(scope, parent);
		return scope;
	};
	const homes = new Map<string, { node: LayoutNode; way: Scope[] }>();
	for (const node of [...nodes].sort((a, b) => (a.id < b.id ? -1 : 1))) {
		const way: Scope[] = [];
		const home = scopeOf(node.box);
		for (let at: Scope | undefined = home; at; at = parentOf.get(at)) way.unshift(at);
		home.nodes.push(node);
		homes.set(node.id, { node, way });
	}
	for (const edge of edges) {
		const [source, target] = [homes.get(edge.source), homes.get(edge.target)];
		if (source && target) addPieces(edge, source, target);
	}
	return whole;
}

interface End {
	node: LayoutNode;
	/** The scopes around it, from the whole graph inwards. */
	way: Scope[];
}

function addPieces(edge: LayoutEdge, source: End, target: End): void {
	let shared = 0;
	while (source.way[shared + 1] && source.way[shared + 1] === target.way[shared + 1]) shared++;
	/** What of an end stands directly in the scope at that depth. */
	const at = ({ node, way }: End, depth: number) => way[depth + 1] ?? node;
	for (let depth = source.way.length - 1; depth > shared; depth--)
		source.way[depth]?.pieces.push({ edge, source: at(source, depth), target: null });
	source.way[shared]?.pieces.push({ edge, source: at(source, shared), target: at(target, shared) });
	for (let depth = shared + 1; depth < target.way.length; depth++)
		target.way[depth]?.pieces.push({ edge, source: null, target: at(target, depth) });
}
