import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
	edgeOrigins,
	fileTypes,
	outputKinds,
	shownRunStatuses,
	transformTypes,
} from "../../contracts/enums.ts";
import { type LineageNode, LineageView } from "../../contracts/lineage.ts";
import { lineageEdgeId, lineageNodeId } from "../../contracts/lineage-terms.ts";
import { packView, unpackView } from "./pack-view.ts";

const iso = fc
	.date({ min: new Date(0), max: new Date("2100-01-01"), noInvalidDate: true })
	.map((date) => date.toISOString());
const text = fc.string({ unit: "binary", maxLength: 12 });
const person = fc.record({ uid: text, handle: text, name: text });
const uid = fc.stringMatching(/^[0-9A-Za-z]{1,6}$/);
const common = {
	uid,
	createdAt: iso,
	depth: fc.integer({ min: -100, max: 100 }),
	hidden: fc.record({ up: fc.nat(), down: fc.nat() }),
};
const type = fc.constantFrom(...transformTypes);
const status = fc.constantFrom(...shownRunStatuses);
const withId = (node: Omit<LineageNode, "id">) =>
	({ ...node, id: lineageNodeId(node.kind, node.uid) }) as LineageNode;
const node: fc.Arbitrary<LineageNode> = fc
	.oneof(
		fc.record({
			kind: fc.constant("file" as const),
			...common,
			key: text,
			suffix: text,
			type: fc.constantFrom(...fileTypes),
			versionNo: fc.nat(),
			latestVersionNo: fc.nat(),
			sizeBytes: fc.option(fc.maxSafeNat()),
			isArchived: fc.boolean(),
			isDeleted: fc.boolean(),
			isStale: fc.boolean(),
			createdBy: person,
		}),
		fc.record({
			kind: fc.constant("run" as const),
			...common,
			name: fc.option(text),
			status,
			startedAt: fc.option(iso),
			finishedAt: fc.option(iso),
			transform: fc.record({ uid: text, name: text, version: text, type }),
			parentId: fc.option(text),
			createdBy: person,
		}),
		fc.record({
			kind: fc.constant("transform" as const),
			...common,
			name: text,
			key: text,
			version: text,
			type,
			runCount: fc.nat(),
			lastStatus: fc.option(status),
		}),
		fc.record({
			kind: fc.constant("user" as const),
			...common,
			handle: text,
			name: text,
			runCount: fc.nat(),
			fileCount: fc.nat(),
		}),
	)
	.map(withId);

const facets = {
	kinds: [{ value: "file" as const, count: 2 }],
	...{ types: [], statuses: [], people: [], tags: [], suffixes: [], archived: 1 },
};
const view = fc
	.uniqueArray(node, { selector: ({ id }) => id, minLength: 1, maxLength: 12 })
	.chain((nodes) => {
		const id = fc.constantFrom(...nodes.map((each) => each.id));
		const edge = fc
			.record({
				source: id,
				target: id,
				kind: fc.constantFrom("input" as const, "output" as const, "started" as const, "ran_as" as const),
				outputKind: fc.option(fc.constantFrom(...outputKinds)),
				origin: fc.option(fc.constantFrom(...edgeOrigins)),
				recordedAt: fc.option(iso),
				recordedBy: fc.option(text),
				viaHidden: fc.nat(3),
				count: fc.nat(),
			})
			.map((fields) => ({ ...fields, id: lineageEdgeId(fields) }));
		const box = fc
			.record({
				kind: fc.constant("run" as const),
				uid,
				createdAt: iso,
				name: fc.option(text),
				status,
				startedAt: fc.option(iso),
				finishedAt: fc.option(iso),
				transform: fc.record({ uid: text, name: text, version: text, type }),
				parentId: fc.option(text),
				createdBy: person,
			})
			.map((fields) => ({ ...fields, id: lineageNodeId("run", fields.uid) }));
		return fc.record({
			focus: id,
			lens: fc.constantFrom("data" as const, "transforms" as const, "everything" as const),
			asOf: fc.option(iso),
			nodes: fc.constant(nodes),
			edges: fc.array(edge, { maxLength: 20 }),
			facets: fc.constant(facets),
			boxes: fc.array(box, { maxLength: 4 }),
			isTruncated: fc.boolean(),
			reachedCount: fc.nat(),
		});
	});

describe("packView", () => {
	it("carries any view whole", () => {
		fc.assert(
			fc.property(view, (each) => {
				const back = unpackView(packView(each));
				expect(back).toEqual(each);
				expect(LineageView.safeParse(back).success).toBe(true);
			}),
		);
	});

	it("refuses an edge to a node that is not there", () => {
		const [only] = fc.sample(node, 1);
		if (!only) throw new Error("no node");
		const edge = {
			source: only.id,
			target: "file:elsewhere",
			kind: "input" as const,
			outputKind: null,
			origin: null,
			recordedAt: null,
			recordedBy: null,
			viaHidden: 0,
			count: 1,
		};
		const view: LineageView = {
			focus: only.id,
			lens: "data",
			asOf: null,
			nodes: [only],
			edges: [{ ...edge, id: lineageEdgeId(edge) }],
			facets,
			boxes: [],
			isTruncated: false,
			reachedCount: 1,
		};
		expect(() => packView(view)).toThrow("file:elsewhere");
	});
});
