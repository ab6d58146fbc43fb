import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { testDrivers } from "../../../db/testing/test-database.ts";
import { retractRunInput } from "../runs/retract-run-input.ts";
import { type LineageWorld, lineageWorld } from "../testing/lineage-world.ts";
import { makeFile, makeInput, makeRun } from "../testing/records.ts";
import { getLineageEdge } from "./get-edge.ts";

describe.each(testDrivers)("an edge of the lineage on %s", (driver) => {
	let pipeline: LineageWorld;
	beforeAll(async () => {
		pipeline = await lineageWorld(driver);
	});
	afterAll(() => pipeline.world.close());
	const edgeIn = async (lens: "data" | "transforms", from: string, to: string) => {
		const view = await pipeline.around("out.bam", { up: 4, down: 4, lens });
		const found = view.edges.find(({ source, target }) => source.endsWith(from) && target.endsWith(to));
		if (!found) throw new Error(`${from} > ${to} is not in the graph`);
		return found;
	};

	it("says who recorded it, when, how it is known, and whether who asks may retract it", async () => {
		const { ctx, file, world } = pipeline;
		const { id } = await edgeIn("data", file("raw.fq").uid, file("trim").uid);
		const asked = await getLineageEdge({ ctx, input: { id } });
		expect(asked).toMatchObject({ id, role: "input", total: 1, nextCursor: null });
		expect(asked.items).toMatchObject([
			{
				file: { key: "raw.fq", versionNo: 1 },
				run: { name: "trim", transform: { key: "trim.ipynb" } },
				kind: null,
				origin: "tracked",
				recordedBy: { handle: "testuser1" },
				occurredAt: null,
				retractedAt: null,
				mayRetract: true,
			},
		]);
		const may = async (who: typeof ctx) =>
			(await getLineageEdge({ ctx: who, input: { id } })).items[0]?.mayRetract;
		expect(await Promise.all([world.admin, world.contributor, world.viewer].map(may))).toEqual([
			true,
			false,
			false,
		]);
		const { id: made } = await edgeIn("data", file("align").uid, file("out.bam").uid);
		expect(await getLineageEdge({ ctx, input: { id: made } })).toMatchObject({
			role: "output",
			items: [{ kind: "created" }],
		});
	});

	it("lists the runs of an edge that joins a file with a transform, by pages, retracted ones too", async () => {
		const { ctx, file } = pipeline;
		const source = await makeFile(ctx, { key: "panel.txt" });
		const runs = [1, 2, 3].map((n) => makeRun(ctx, file("notebook"), { name: `again ${n}` }));
		for (const run of await Promise.all(runs)) await makeInput(ctx, run, source);
		const [first] = await Promise.all(runs);
		if (!first) throw new Error("no run");
		const elsewhere = await makeRun(ctx, file("pipeline"));
		await makeInput(ctx, elsewhere, source);
		const { lineage } = pipeline;
		const view = await lineage({ focusKind: "file", focusUid: source.uid, lens: "transforms", down: 1 });
		const edge = view.edges.find(({ target }) => target.endsWith(file("notebook").uid));
		expect(edge?.count).toBe(3);
		await retractRunInput({ ctx, input: { runUid: first.uid, fileUid: source.uid, reason: "not read" } });
		const id = edge?.id ?? "";
		const page = await getLineageEdge({ ctx, input: { id, limit: 2 } });
		expect(page.total).toBe(3);
		const rest = await getLineageEdge({ ctx, input: { id, limit: 2, cursor: page.nextCursor ?? "" } });
		const items = [...page.items, ...rest.items];
		expect(items.map(({ run }) => run.name).sort()).toEqual(["again 1", "again 2", "again 3"]);
		expect(items.filter(({ retractedAt }) => retractedAt !== null)).toMatchObject([
			{ run: { uid: first.uid }, retractedReason: "not read", retractedBy: { handle: "testuser1" } },
		]);
	});

	it("refuses ids that no graph gave, and says when there is no such link", async () => {
		const { ctx, file } = pipeline;
		const ids = { raw: `file:${file("raw.fq").uid}`, align: `run:${file("align").uid}` };
		for (const id of ["", "input:", `input:${ids.align}>${ids.raw}`, `via:${ids.raw}>${ids.align}`]) {
			await expect(getLineageEdge({ ctx, input: { id } })).rejects.toMatchObject({ code: "invalid" });
		}
		await expect(
			getLineageEdge({ ctx, input: { id: `input:${ids.raw}>${ids.align}` } }),
		).rejects.toMatchObject({ code: "not_found" });
	});
});
