import fc from "fast-check";
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { LineageList } from "../components/lineage-graph/lineage-list.tsx";
import { everywhere } from "../components/lineage-graph/overview/in-view.ts";
import { flowParts } from "../components/lineage-graph/to-flow.ts";
import { type TestApi, testApi } from "../lib/api/testing.ts";
import { lineageLenses } from "../lib/contracts/enums.ts";
import type { LineageInput, LineageView } from "../lib/contracts/lineage.ts";
import { foldGraph } from "../lib/lineage/fold/fold-graph.ts";
import { getLineage } from "../lib/services/lineage/get-lineage.ts";
import { addTag } from "../lib/services/tags/add-tag.ts";
import {
	type MadeRecord,
	makeFile,
	makeInput,
	makeOutput,
	makeRun,
	makeTransform,
} from "../lib/services/testing/records.ts";

const suffixes = [".bam", ".vcf.gz", ".txt", ""];
const statuses = ["completed", "failed", "aborted"] as const;
const types = ["notebook", "pipeline", "script"] as const;
const day = (n: number) => new Date(Date.UTC(2026, 0, 1 + n));

/** What may be asked, whatever the graph. */
const queries = fc.record(
	{
		up: fc.integer({ min: 0, max: 6 }),
		down: fc.integer({ min: 0, max: 6 }),
		lens: fc.constantFrom(...lineageLenses),
		limit: fc.integer({ min: 1, max: 40 }),
		recreated: fc.boolean(),
		asOf: fc.integer({ min: 6, max: 12 }).map((n) => day(n).toISOString()),
		after: fc.integer({ min: 0, max: 8 }).map((n) => day(n).toISOString()),
		before: fc.integer({ min: 2, max: 12 }).map((n) => day(n).toISOString()),
		kinds: fc.uniqueArray(fc.constantFrom("file", "run", "transform", "user"), { minLength: 1 }),
		types: fc.uniqueArray(fc.constantFrom(...types), { minLength: 1 }),
		statuses: fc.uniqueArray(fc.constantFrom(...statuses), { minLength: 1 }),
		people: fc.uniqueArray(fc.constantFrom("contributor", "admin"), { minLength: 1 }),
		tags: fc.uniqueArray(fc.constantFrom("gold", "draft"), { minLength: 1 }),
		suffixes: fc.uniqueArray(fc.constantFrom(".bam", ".vcf.gz", "none"), { minLength: 1 }),
		archived: fc.constantFrom("exclude", "include"),
	},
	{ requiredKeys: [] },
);

/** Files and runs joined at random: cycles, diamonds and what hangs together with nothing. */
const graphs = fc.record({
	files: fc.array(
		fc.record({ suffix: fc.constantFrom(...suffixes), day: fc.nat(8), isArchived: fc.boolean() }),
		{ minLength: 2, maxLength: 12 },
	),
	runs: fc.array(
		fc.record({
			code: fc.nat(2),
			status: fc.constantFrom(...statuses),
			day: fc.nat(8),
			byAdmin: fc.boolean(),
		}),
		{ minLength: 1, maxLength: 7 },
	),
	inputs: fc.array(fc.tuple(fc.nat(6), fc.nat(11)), { maxLength: 24 }),
	outputs: fc.array(fc.tuple(fc.nat(6), fc.nat(11)), { maxLength: 16 }),
	tagged: fc.array(fc.tuple(fc.nat(11), fc.constantFrom("gold", "draft")), { maxLength: 5 }),
});

type Sample = typeof graphs extends fc.Arbitrary<infer S> ? S : never;

const idsOf = (view: LineageView) => view.nodes.map(({ id }) => id).sort();

describe("the ids of a graph", () => {
	let api: TestApi;
	let token: string;
	let code: MadeRecord[];
	beforeAll(async () => {
		api = await testApi();
		token = await api.tokenOf(api.world.viewer);
		code = [];
		for (const type of types)
			code.push(await makeTransform(api.world.contributor, { type, createdAt: day(0) }));
	});
	afterAll(() => api.world.close());

	/** Records a random graph, and answers with what to ask about. */
	async function record({ files, runs, inputs, outputs, tagged }: Sample) {
		const { contributor: ctx, admin } = api.world;
		const madeFiles: MadeRecord[] = [];
		for (const { suffix, day: n, isArchived } of files) {
			const key = `random/${madeFiles.length}-${crypto.randomUUID()}${suffix}`;
			const archivedAt = isArchived ? day(9) : null;
			madeFiles.push(await makeFile(ctx, { key, createdAt: day(n), archivedAt }));
		}
		const madeRuns: MadeRecord[] = [];
		for (const { code: c, status, day: n, byAdmin } of runs) {
			const transform = code[c];
			if (transform)
				madeRuns.push(await makeRun(byAdmin ? admin : ctx, transform, { status, createdAt: day(n) }));
		}
		const [read, created] = [new Set<string>(), new Set<number>()];
		for (const [r, f] of inputs) {
			const [run, file] = [madeRuns[r], madeFiles[f]];
			if (!run || !file || read.has(`${r} ${f}`)) continue;
			read.add(`${r} ${f}`);
			await makeInput(ctx, run, file, { recordedAt: day(f % 9) });
		}
		for (const [r, f] of outputs) {
			const [run, file] = [madeRuns[r], madeFiles[f]];
			if (!run || !file || read.has(`${r} ${f}`)) continue;
			read.add(`${r} ${f}`);
			const kind = created.has(f) ? "recreated" : "created";
			created.add(f);
			await makeOutput(ctx, run, file, { kind, recordedAt: day(f % 9) });
		}
		for (const [f, tag] of tagged) {
			const file = madeFiles[f];
			if (file) await addTag({ ctx, input: { kind: "file", uid: file.uid, tag } });
		}
		return [
			...madeFiles.map(({ uid }) => ({ focusKind: "file" as const, focusUid: uid })),
			...madeRuns.map(({ uid }) => ({ focusKind: "run" as const, focusUid: uid })),
			...code.map(({ uid }) => ({ focusKind: "transform" as const, focusUid: uid })),
			{ focusKind: "user" as const, focusUid: "contributor" },
		];
	}

	async function overHttp(input: LineageInput): Promise<LineageView> {
		const search = new URLSearchParams();
		for (const [name, value] of Object.entries(input))
			for (const each of Array.isArray(value) ? value : [value]) search.append(name, String(each));
		const answer = await api.ask(token, "GET", `/lineage?${search}`);
		expect(answer.status).toBe(200);
		return (await answer.json()) as LineageView;
	}

	it("are the same in the answer, over HTTP, in the list and in the graph, whatever is asked", async () => {
		let asked = 0;
		await fc.assert(
			fc.asyncProperty(
				graphs,
				fc.array(fc.tuple(queries, fc.nat()), { minLength: 12, maxLength: 12 }),
				async (sample, questions) => {
					const focuses = await record(sample);
					for (const [query, n] of questions) {
						const focus = focuses[n % focuses.length];
						if (!focus) throw new Error("there is nothing to ask about");
						// A record of later is no question about an earlier moment: that is refused, and tested elsewhere.
						const { asOf, ...rest } = query;
						const input = {
							...rest,
							...focus,
							...(focus.focusKind === "user" || !asOf ? {} : { asOf }),
						} as LineageInput;
						const view = await getLineage({ ctx: api.world.viewer, input }).catch((error: unknown) => {
							if (asOf !== undefined && (error as { field?: string }).field === "asOf") return null;
							throw error;
						});
						if (view === null) continue;
						asked++;
						const ids = idsOf(view);
						expect(new Set(ids).size).toBe(ids.length);
						expect(ids).toContain(view.focus);
						const wire = await overHttp(input);
						expect(idsOf(wire)).toEqual(ids);
						expect(wire.edges.map(({ id }) => id).sort()).toEqual(view.edges.map(({ id }) => id).sort());
						expect(listed(view)).toEqual(ids);
						expectDrawn(view, ids);
					}
				},
			),
			{ numRuns: 12, endOnFailure: true },
		);
		expect(asked).toBeGreaterThan(100);
	}, 120_000);

	/** The ids of the rows of the list. */
	function listed(view: LineageView): string[] {
		const html = renderToStaticMarkup(
			createElement(LineageList, { view, now: Date.now(), selectedId: null, onSelect: () => undefined }),
		);
		return [...html.matchAll(/<tr data-node="([^"]+)"/g)].map(([, id = ""]) => id).sort();
	}

	/** In the graph every record has one card, or is in one group; and no edge leads nowhere. */
	function expectDrawn(view: LineageView, ids: readonly string[]): void {
		const places = { nodes: new Map(), edges: new Map(), back: new Set<string>(), boxes: new Map() };
		const graph = foldGraph(view, { isFolding: false });
		const plain = flowParts(graph, places).of(graph.nodes.keys(), graph.edges.keys(), everywhere);
		expect(plain.nodes.map(({ id }) => id).sort()).toEqual(ids);
		expect(plain.edges.map(({ id }) => id)).toEqual(view.edges.map(({ id }) => id));
		const folded = foldGraph(view);
		const inside = folded.nodes.flatMap((node) => (node.kind === "group" ? node.members : [node]));
		expect(inside.map(({ id }) => id).sort()).toEqual(ids);
		const drawn = new Set(folded.nodes.map(({ id }) => id));
		for (const { source, target } of folded.edges) {
			expect(drawn.has(source) && drawn.has(target), `${source} > ${target}`).toBe(true);
		}
		expect(new Set(folded.edges.map(({ id }) => id)).size).toBe(folded.edges.length);
	}
});
