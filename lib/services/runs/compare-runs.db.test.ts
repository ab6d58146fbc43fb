import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { testDrivers } from "../../../db/testing/test-database.ts";
import { compareContent } from "../../preview/compare-content.ts";
import { makeFile, makeInput, makeOutput, makeRun, makeTransform } from "../testing/records.ts";
import { type TestWorld, testWorld } from "../testing/world.ts";
import { createTransform } from "../transforms/create-transform.ts";
import { compareRunCode } from "./compare-run-code.ts";
import { compareRuns } from "./compare-runs.ts";
import { createRun } from "./create-run.ts";

describe.each(testDrivers)("two runs side by side on %s", (driver) => {
	let world: TestWorld;
	beforeAll(async () => {
		world = await testWorld(driver);
	});
	afterAll(() => world.close());

	const compare = (a: string, b: string) => compareRuns({ ctx: world.viewer, input: { a, b } });
	const keys = (files: { key: string }[]) => files.map(({ key }) => key);

	it("tell what differs first, and what is the same after it", async () => {
		const ctx = world.contributor;
		const one = await createTransform({ ctx, input: { key: "align.py", type: "script", source: "a\nb\n" } });
		const two = await createTransform({ ctx, input: { key: "align.py", type: "script", source: "a\nc\n" } });
		const common = { host: "node1", environment: { runtime: "node 20", lockFileHash: "aa" } };
		const a = await createRun({
			ctx,
			input: { ...common, transformUid: one.uid, params: { q: 1, k: 31, deep: { x: [1, 2] } } },
		});
		const b = await createRun({
			ctx,
			input: {
				...common,
				environment: { runtime: "node 22", lockFileHash: "aa" },
				transformUid: two.uid,
				params: { q: "1", k: 31, deep: { x: [1, 3] }, more: null },
			},
		});
		const seen = await compare(a.uid, b.uid);
		expect(seen.code).toBe("other version");
		expect(seen.params).toEqual([
			{ name: "q", a: "1", b: '"1"', isSame: false },
			{ name: "deep.x[1]", a: "2", b: "3", isSame: false },
			{ name: "more", a: null, b: "null", isSame: false },
			{ name: "k", a: "31", b: "31", isSame: true },
			{ name: "deep.x[0]", a: "1", b: "1", isSame: true },
		]);
		expect(seen.environment.map(({ name, isSame }) => [name, isSame])).toEqual([
			["runtime", false],
			["lockFileHash", true],
		]);
		expect(seen.facts[0]).toEqual({ name: "code", a: "align.py v1", b: "align.py v2", isSame: false });
		expect(seen.facts.find(({ name }) => name === "host")).toMatchObject({ isSame: true });
		const code = await compareRunCode({
			ctx: world.viewer,
			input: { a: one.uid, b: two.uid },
			compare: compareContent,
		});
		expect(code).toMatchObject({ kind: "content", added: 1, removed: 1 });
		expect((await compare(a.uid, a.uid)).code).toBe("same");
	});

	it("pair what they read and made: the same, other versions of a key, and what one has alone", async () => {
		const ctx = world.contributor;
		const code = await makeTransform(ctx);
		const other = await makeTransform(ctx);
		const [a, b] = [await makeRun(ctx, code), await makeRun(ctx, other)];
		const shared = await makeFile(ctx, { key: "ref.fa" });
		const old = await makeFile(ctx, { key: "reads.fq", content: "x" });
		const fresh = await makeFile(ctx, { key: "reads.fq", content: "y" });
		const again = await makeFile(ctx, { key: "log.txt", content: "z" });
		const back = await makeFile(ctx, { key: "log.txt", content: "z" });
		const alone = await makeFile(ctx, { key: "extra.bed" });
		const taken = await makeFile(ctx, { key: "taken-back" });
		for (const file of [shared, old, alone]) await makeInput(ctx, a, file);
		for (const file of [shared, fresh]) await makeInput(ctx, b, file);
		await makeInput(ctx, b, taken, {
			retractedAt: new Date(),
			retractedBy: ctx.actor.uid,
			retractedReason: "never read",
		});
		await makeOutput(ctx, a, again);
		await makeOutput(ctx, b, back);
		const { inputs, outputs, code: codes } = await compare(a.uid, b.uid);
		expect(codes).toBe("other code");
		expect([keys(inputs.same), keys(inputs.onlyA), keys(inputs.onlyB)]).toEqual([
			["ref.fa"],
			["extra.bed"],
			[],
		]);
		expect(inputs.changed).toMatchObject([
			{ a: { uid: old.uid, versionNo: 1 }, b: { uid: fresh.uid, versionNo: 2 }, isSameContent: false },
		]);
		expect(outputs.changed).toMatchObject([{ a: { key: "log.txt" }, isSameContent: true }]);
		expect(inputs.upTo).toBeNull();
		const swapped = await compare(b.uid, a.uid);
		expect(keys(swapped.inputs.onlyB)).toEqual(["extra.bed"]);
	});

	it("name the run that is not there", async () => {
		const run = await makeRun(world.contributor, await makeTransform(world.contributor));
		await expect(compare(run.uid, "nosuchrun")).rejects.toMatchObject({ code: "not_found" });
	});
});
