import type { LayoutBox, LayoutEdge, LayoutNode } from "../types.ts";
import { boxKey, gateKey } from "./box-key.ts";

/** A box, or the whole graph: what stands directly in it, and what of the edges runs in it. */
export interface Scope {
	/** The box; null for the whole graph. */
	box: LayoutBox | null;
	/** What the box is called among nodes. */
	key: string;
	/** The scopes around it, from the whole graph inwards, and itself. */
	way: readonly Scope[];
	nodes: LayoutNode[];
	children: Scope[];
	pieces: Piece[];
}

/** The part of an edge that runs in one scope. */
export interface Piece {
	/** Its own name: no other piece has it. */
	id: string;
	edge: LayoutEdge;
	/** What it joins: nodes, boxes and a gate of the scope. */
	source: string;
	target: string;
	/** Which end is a gate: the source where it comes into the scope, the target where it goes out. */
	gate: "source" | "target" | null;
	/** Where its source is a box, the gate of that; likewise its target. */
	leavesBy: string | null;
	entersBy: string | null;
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
	const whole = scopeIn(null, null);
	const known = new Map(boxes.map((box) => [box.id, box]));
	const scopes = new Map<string, Scope>();
	const scopeOf = (id: string | undefined, inner: readonly string[]): Scope => {
		const box = id === undefined || inner.includes(id) ? undefined : known.get(id);
		if (!box) return whole;
		const made = scopes.get(box.id);
		if (made) return made;
		const scope = scopeIn(box, scopeOf(box.parent, [...inner, box.id]));
		scopes.set(box.id, scope);
		return scope;
	};
	const homes = new Map<string, Scope>();
	for (const node of [...nodes].sort((a, b) => (a.id < b.id ? -1 : 1))) {
		const home = scopeOf(node.box, []);
		home.nodes.push(node);
		homes.set(node.id, home);
	}
	for (const edge of edges) {
		const [source, target] = [homes.get(edge.source), homes.get(edge.target)];
		if (source && target) addPieces(edge, source.way, target.way);
	}
	return whole;
}

function scopeIn(box: LayoutBox | null, parent: Scope | null): Scope {
	const way: Scope[] = parent ? [...parent.way] : [];
	const scope: Scope = { box, key: boxKey(box?.id ?? ""), way, nodes: [], children: [], pieces: [] };
	way.push(scope);
	parent?.children.push(scope);
	return scope;
}

/** Adds an edge's pieces, from each of its ends outwards to where they meet. */
function addPieces(edge: LayoutEdge, fromWay: readonly Scope[], toWay: readonly Scope[]): void {
	let shared = 0;
	while (fromWay[shared + 1] && fromWay[shared + 1] === toWay[shared + 1]) shared++;
	let [source, target] = [edge.source, edge.target];
	let [leavesBy, entersBy]: [string | null, string | null] = [null, null];
	for (const { box, key, pieces } of fromWay.slice(shared + 1).reverse()) {
		const gate = gateKey(box?.id ?? "", edge);
		pieces.push({ id: gate, edge, source, target: gate, gate: "target", leavesBy, entersBy: null });
		[source, leavesBy] = [key, gate];
	}
	for (const { box, key, pieces } of toWay.slice(shared + 1).reverse()) {
		const gate = gateKey(box?.id ?? "", edge);
		pieces.push({ id: gate, edge, source: gate, target, gate: "source", leavesBy: null, entersBy });
		[target, entersBy] = [key, gate];
	}
	fromWay[shared]?.pieces.push({ id: edge.id, edge, source, target, gate: null, leavesBy, entersBy });
}
