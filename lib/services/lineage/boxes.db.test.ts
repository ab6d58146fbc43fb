import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runInputs, runs } from "../../../db/schema/index.ts";
import { testDrivers } from "../../../db/testing/test-database.ts";
import type { LineageView } from "../../contracts/lineage.ts";
import { lineageTree } from "../../lineage/text.ts";
import type { Ctx } from "../ctx.ts";
import { edgesOf, names } from "../testing/lineage-world.ts";
import {
	type MadeRecord,
	makeFile,
	makeInput,
	makeOutput,
	makeRun,
	makeTransform,
} from "../testing/records.ts";
import { type TestWorld, testWorld } from "../testing/world.ts";
import { getLineage } from "./get-lineage.ts";

/** in.csv → [clean] → mid.csv → [fit] → out.csv, clean in the step `prepare`, that and fit in `nightly`. */
describe.each(testDrivers)("runs that contain runs on %s", (driver) => {
	let world: TestWorld;
	let ctx: Ctx;
	const made = new Map<string, MadeRecord>();
	const at = (name: string): MadeRecord => {
		const found = made.get(name);
		if (!found) throw new Error(name);
		return found;
	};
	const around = (name: string, input = {}): Promise<LineageView> => {
		const focusKind = name.includes(".") ? ("file" as const) : ("run" as const);
		return getLineage({ ctx: world.viewer, input: { focusKind, focusUid: at(name).uid, ...input } });
	};
	const boxNames = (view: LineageView) => view.boxes.map(({ name }) => name);
	const day = (n: number) => new Date(Date.UTC(2026, 0, n));

	beforeAll(async () => {
		world = await testWorld(driver);
		ctx = await world.person("testuser1");
		const code = await makeTransform(ctx, { key: "pipeline", type: "pipeline" });
		for (const key of ["in.csv", "mid.csv", "out.csv"])
			made.set(key, await makeFile(ctx, { key, createdAt: day(1) }));
		const run = async (name: string, parent: string | null, overrides = {}) =>
			made.set(
				name,
				await makeRun(ctx, code, {
					name,
					createdAt: day(2),
					parentId: parent === null ? null : at(parent).id,
					...overrides,
				}),
			);
		await run("nightly", null, { status: "completed", startedAt: day(2), finishedAt: day(5) });
		await run("prepare", "nightly");
		await run("clean", "prepare");
		await run("fit", "nightly", { createdAt: day(4) });
		await run("alone", null);
		await makeInput(ctx, at("clean"), at("in.csv"));
		await makeOutput(ctx, at("clean"), at("mid.csv"));
		await makeInput(ctx, at("fit"), at("mid.csv"));
		await makeOutput(ctx, at("fit"), at("out.csv"));
	});
	afterAll(() => world.close());

	it("says what contains the runs that are shown, up to the outermost", async () => {
		const view = await around("mid.csv", { up: 1, down: 1 });
		expect(names(view)).toEqual(["clean", "fit", "mid.csv@1"]);
		expect(boxNames(view).sort()).toEqual(["nightly", "prepare"]);
		const [nightly, prepare] = ["nightly", "prepare"].map((name) =>
			view.boxes.find((box) => box.name === name),
		);
		expect(prepare?.parentId).toBe(nightly?.id);
		expect(nightly).toMatchObject({ kind: "run", status: "completed", parentId: null });
		expect(nightly?.transform.type).toBe("pipeline");
		expect((await around("alone")).boxes).toEqual([]);
	});

	it("names only what is around what is shown, and nothing where runs are collapsed", async () => {
		expect(boxNames(await around("out.csv", { up: 1, down: 0 }))).toEqual(["nightly"]);
		expect((await around("mid.csv", { lens: "transforms" })).boxes).toEqual([]);
		expect((await around("mid.csv", { kinds: ["file"] })).boxes).toEqual([]);
	});

	it("never walks from a run to what contains it, or back", async () => {
		const view = await around("in.csv", { up: 10, down: 10 });
		expect(names(view)).toEqual(["clean", "fit", "in.csv@1", "mid.csv@1", "out.csv@1"]);
	});

	it("shows what is inside when the focus only contains, and what that read and made", async () => {
		const view = await around("nightly", { up: 1, down: 1 });
		expect(names(view)).toEqual(["clean", "fit", "in.csv@1", "mid.csv@1", "nightly", "out.csv@1", "prepare"]);
		expect(edgesOf(view)).toEqual([
			"clean > mid.csv@1",
			"fit > out.csv@1",
			"in.csv@1 > clean",
			"mid.csv@1 > fit",
		]);
		expect(view.focus).toBe(`run:${at("nightly").uid}`);
		const lines = lineageTree(view).split("\n");
		expect(lines[0]).toMatch(/^run nightly/);
		expect(lines[1]).toBe("runs in it, and what is around them");
		expect(lines.filter((line) => line.startsWith("   run "))).toHaveLength(3);
		expect(names(await around("prepare", { up: 0, down: 1 }))).toEqual(["clean", "mid.csv@1", "prepare"]);
	});

	it("does not begin inside of a run that read something itself", async () => {
		await makeInput(ctx, at("prepare"), at("in.csv"));
		expect(names(await around("prepare", { up: 1, down: 0 }))).toEqual(["in.csv@1", "prepare"]);
		await ctx.db
			.update(runInputs)
			.set({ retractedAt: new Date(), retractedBy: ctx.actor.uid, retractedReason: "wrong" })
			.where(eq(runInputs.runId, at("prepare").id));
		expect(names(await around("prepare", { up: 0, down: 0 }))).toEqual(["clean", "prepare"]);
	});

	it("keeps to the budget, and says so", async () => {
		const view = await around("nightly", { limit: 3, up: 0, down: 0 });
		expect(view.isTruncated).toBe(true);
		expect(view.nodes.length).toBeLessThanOrEqual(3);
	});

	it("is as it was then: what was inside, and how far the outer one had come", async () => {
		const then = await around("nightly", { asOf: day(3).toISOString(), up: 0, down: 0 });
		expect(names(then)).toEqual(["clean", "nightly", "prepare"]);
		expect(then.boxes.find(({ name }) => name === "nightly")).toMatchObject({
			status: "running",
			finishedAt: null,
		});
	});

	it("ends where rows contain each other", async () => {
		await ctx.db
			.update(runs)
			.set({ parentId: at("clean").id })
			.where(eq(runs.id, at("nightly").id));
		expect(boxNames(await around("mid.csv")).sort()).toEqual(["clean", "nightly", "prepare"]);
		await ctx.db
			.update(runs)
			.set({ parentId: null })
			.where(eq(runs.id, at("nightly").id));
	});
});
