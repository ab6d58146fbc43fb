import { describe, expect, it } from "vitest";
import type { LineageEdge, LineageNode, LineageView } from "../../../lib/contracts/lineage.ts";
import { foldGraph } from "../../../lib/lineage/fold/fold-graph.ts";
import { layoutGraph } from "../../../lib/lineage/layout/layout-graph.ts";
import { layoutInput } from "../layout-input.ts";
import { makeScene } from "../overview/scene.ts";
import { anchorsInSight } from "./anchors-in-sight.ts";
import { arrivalsBetween } from "./arrivals.ts";
import { isSameShape, standingPlaces } from "./keep-standing.ts";
import { outsideOf, windowTo } from "./outside.ts";
import { foldKeeping } from "./use-fold.ts";

const by = { uid: "u", handle: "u", name: "U" };
const createdAt = "2026-01-01T00:00:00.000Z";
const common = (id: string) => ({
	id,
	uid: id,
	createdAt,
	depth: 1,
	hidden: { up: 0, down: 0 },
	createdBy: by,
});
const file = (id: string): LineageNode => ({
	kind: "file",
	...common(id),
	key: `${id}.csv`,
	suffix: ".csv",
	type: "file",
	versionNo: 1,
	latestVersionNo: 1,
	sizeBytes: 1,
	isArchived: false,
	isDeleted: false,
	isStale: false,
});
const run = (status: "running" | "completed" = "running"): LineageNode => ({
	kind: "run",
	...common("run"),
	name: null,
	status,
	startedAt: createdAt,
	finishedAt: null,
	transform: { uid: "t", name: "t", version: "1", type: "script" },
	parentId: null,
});
/** A run, and what it has made so far. */
function viewOf(count: number, status?: "running" | "completed"): LineageView {
	// Later files may sort before earlier ones: their names are random.
	const files = Array.from({ length: count }, (_, i) => file(`f${(i * 7) % 10}${i}`));
	const edges = files.map(
		({ id }): LineageEdge => ({
			id: `run>${id}`,
			source: "run",
			target: id,
			kind: "output",
			outputKind: "created",
			origin: "tracked",
			recordedAt: createdAt,
			recordedBy: "u",
			viaHidden: 0,
			count: 1,
		}),
	);
	const nodes = [run(status), ...files];
	return {
		focus: "run",
		lens: "data",
		asOf: null,
		nodes,
		edges,
		facets: { kinds: [], types: [], statuses: [], people: [], tags: [], suffixes: [], archived: 0 },
		boxes: [],
		isTruncated: false,
		reachedCount: nodes.length,
	};
}
const kinds = (graph: { nodes: { kind: string }[] }) => graph.nodes.map(({ kind }) => kind).sort();

describe("folding what came by itself", () => {
	const question = "q";
	const first = foldKeeping(viewOf(4), {}, question, null, []);

	it("folds as always where nobody is at it, and says which piles grew and which cards came", () => {
		expect(kinds(first.graph)).toEqual(["file", "file", "file", "file", "run"]);
		const five = foldKeeping(viewOf(5), {}, question, first, ["run"]);
		expect(kinds(five.graph)).toEqual(["group", "run"]);
		const seven = foldKeeping(viewOf(7), {}, question, five, ["run"]);
		const group = seven.graph.nodes.find(({ kind }) => kind === "group");
		expect(arrivalsBetween(five.graph, seven.graph)).toEqual({
			arrived: new Set(),
			grown: new Set([group?.id]),
		});
		expect(arrivalsBetween(seven.graph, seven.graph)).toBeNull();
		const two = foldKeeping(viewOf(2), {}, question, null, []);
		expect(arrivalsBetween(two.graph, first.graph)?.arrived.size).toBe(2);
	});

	it("keeps the card that somebody is at, for as long as the question is the same", () => {
		const mine = first.graph.nodes[2]?.id ?? "";
		const six = foldKeeping(viewOf(6), {}, question, first, [mine, null]);
		expect(kinds(six.graph)).toEqual(["file", "group", "run"]);
		expect(six.graph.drawnIdOf(mine)).toBe(mine);
		// Also when one has gone on to another card.
		const eight = foldKeeping(viewOf(8), {}, question, six, ["run"]);
		expect(eight.graph.drawnIdOf(mine)).toBe(mine);
		const asked = foldKeeping(viewOf(8), {}, "another question", eight, [mine]);
		expect(kinds(asked.graph)).toEqual(["group", "run"]);
	});

	it("does not take a record out of a pile in which it has been", () => {
		const six = foldKeeping(viewOf(6), {}, question, null, []);
		const member = viewOf(6).nodes[3]?.id ?? "";
		expect(kinds(foldKeeping(viewOf(9), {}, question, six, [member]).graph)).toEqual(["group", "run"]);
	});
});

describe("standing where it stood", () => {
	const fold = (count: number, status?: "completed") => foldGraph(viewOf(count, status), {});

	it("knows a graph whose facts alone changed", () => {
		expect(isSameShape(fold(3), fold(3, "completed"))).toBe(true);
		expect(isSameShape(fold(6), fold(6, "completed"))).toBe(true);
		expect(isSameShape(fold(3), fold(4))).toBe(false);
		expect(isSameShape(fold(4), fold(5))).toBe(false);
		const other = fold(3);
		const turned = {
			...other,
			edges: other.edges.map((edge) => ({ ...edge, source: edge.target, target: "run" })),
		};
		expect(isSameShape(other, turned)).toBe(false);
	});

	it("gives a pile the place where it stood under another name, or amid its own", () => {
		for (const [before, now] of [
			[fold(4), fold(5)],
			[fold(6), fold(9)],
		] as const) {
			const { nodes: places } = layoutGraph(layoutInput(before));
			const group = now.nodes.find(({ kind }) => kind === "group");
			if (group?.kind !== "group") throw new Error("nothing folded");
			const stood = group.members.map(({ id }) => places.get(before.drawnIdOf(id))).filter(Boolean);
			expect(stood).toContainEqual(standingPlaces(before, now, places).get(group.id));
		}
	});

	it("holds on to the preferred card that is in sight, else to the one nearest to the middle", () => {
		const places = new Map([
			["far", { x: -5000, y: 0 }],
			["left", { x: 0, y: 300 }],
			["middle", { x: 420, y: 280 }],
		]);
		const sight = { x: 0, y: 0, zoom: 1, width: 1000, height: 600 };
		expect(anchorsInSight(places, sight, ["left", "far"])[0]).toBe("left");
		expect(anchorsInSight(places, sight, ["far", "left"])[0]).toBe("left");
		expect(anchorsInSight(places, sight, ["far"])).toEqual(["middle", "far"]);
		expect(anchorsInSight(places, { ...sight, x: -9000 }, ["far"])).toEqual(["far"]);
	});
});

describe("what came outside of the window", () => {
	const graph = foldGraph(viewOf(4), { isFolding: false });
	const scene = makeScene(graph, layoutGraph(layoutInput(graph)));
	const ids = graph.nodes.map(({ id }) => id);

	it("is known, and one move away that goes no farther than it must", () => {
		const window = { x: 0, y: 0, zoom: 1, width: 260, height: 900 };
		const outside = outsideOf(scene, window, ids);
		expect(outside.length).toBeGreaterThan(0);
		expect(outside).not.toContain("run");
		const to = windowTo(scene, window, outside.slice(0, 1));
		expect(to.zoom).toBeLessThanOrEqual(1);
		expect(outsideOf(scene, to, outside.slice(0, 1))).toEqual([]);
		expect(windowTo(scene, to, outside.slice(0, 1))).toEqual(to);
		const wide = { ...window, width: 2000 };
		expect(outsideOf(scene, wide, ids)).toEqual([]);
	});

	it("says nothing of cards that are not there, and then stays where it is", () => {
		const window = { x: 0, y: 0, zoom: 1, width: 260, height: 900 };
		expect(outsideOf(scene, window, ["gone"])).toEqual([]);
		expect(windowTo(scene, window, ["gone"])).toBe(window);
	});
});
