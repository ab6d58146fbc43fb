import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { testDrivers } from "../../../db/testing/test-database.ts";
import type { Page } from "../../contracts/common.ts";
import type { FileView } from "../../contracts/files.ts";
import type { ImpactDirection, ImpactInput } from "../../contracts/impact.ts";
import { retractRunInput } from "../runs/retract-run-input.ts";
import { type LineageWorld, lineageWorld } from "../testing/lineage-world.ts";
import { makeFile, makeInput, makeOutput, makeRun, makeTransform } from "../testing/records.ts";
import { testWorld } from "../testing/world.ts";
import { exportImpact } from "./export-impact.ts";
import { getImpact } from "./get-impact.ts";
import { listImpactFiles, listImpactRuns } from "./list-impact.ts";

// raw.fq → [trim] → trimmed.fq → [align] → out.bam → [report] → report.html; genome.fa → [align]
describe.each(testDrivers)("everything up- and downstream on %s", (driver) => {
	let lineage: LineageWorld;
	beforeAll(async () => {
		lineage = await lineageWorld(driver);
	});
	afterAll(() => lineage.world.close());

	const impact = (name: string, direction: ImpactDirection) =>
		getImpact({
			ctx: lineage.world.viewer,
			input: { focusKind: "file", focusUid: lineage.file(name).uid, direction },
		});

	it("counts files, runs, transforms and people, without the record itself", async () => {
		expect(await impact("raw.fq", "down")).toMatchObject({
			focus: { kind: "file", name: "raw.fq" },
			files: 3,
			runs: 3,
			transforms: 2,
			people: 2,
			byPerson: [
				{ handle: "testuser1", files: 3, runs: 2 },
				{ handle: "contributor", files: 0, runs: 1 },
			],
		});
		expect(await impact("out.bam", "up")).toMatchObject({ files: 3, runs: 2 });
		expect(await impact("report.html", "down")).toMatchObject({ files: 0, runs: 0, people: 0, bySuffix: [] });
	});

	it("begins with all runs of a transform, and with all that a person did", async () => {
		const ctx = lineage.world.viewer;
		const focusUid = lineage.file("pipeline").uid;
		expect(await getImpact({ ctx, input: { focusKind: "transform", focusUid } })).toMatchObject({
			files: 2,
			runs: 1,
		});
		const up = { focusKind: "user", focusUid: "contributor", direction: "up" } as const;
		expect(await getImpact({ ctx, input: up })).toMatchObject({ files: 4, runs: 2 });
	});

	it("follows created outputs alone to where a file is from, unless asked, and no edge that was taken back", async () => {
		const { world } = lineage;
		const [seed, other, made] = await Promise.all(
			["seed.txt", "other.txt", "made.txt"].map((key) => makeFile(world.admin, { key })),
		);
		const code = await makeTransform(world.admin, { key: "maker", type: "pipeline", label: "1" });
		const [first, again] = [await makeRun(world.admin, code, {}), await makeRun(world.admin, code, {})];
		if (!seed || !other || !made) throw new Error("not made");
		await makeInput(world.admin, first, seed);
		await makeOutput(world.admin, first, made);
		await makeInput(world.admin, again, other);
		await makeOutput(world.admin, again, made, { kind: "recreated" });
		const ask = (input: Partial<ImpactInput>) =>
			getImpact({
				ctx: world.viewer,
				input: { focusKind: "file", focusUid: made.uid, direction: "up", ...input },
			});
		expect(await ask({})).toMatchObject({ files: 1, runs: 1 });
		expect(await ask({ recreated: true })).toMatchObject({ files: 2, runs: 2 });
		await retractRunInput({
			ctx: world.admin,
			input: { runUid: first.uid, fileUid: seed.uid, reason: "read by mistake" },
		});
		expect(await ask({})).toMatchObject({ files: 0, runs: 1 });
	});

	it("is right for every record of a graph with circles and diamonds, against a walk of our own", async () => {
		const world = await testWorld(driver);
		try {
			const code = await makeTransform(world.admin, { key: "any", type: "pipeline", label: "1" });
			const files = [];
			for (let i = 0; i < 14; i++) files.push(await makeFile(world.admin, { key: `f${i}` }));
			const runs = [];
			for (let i = 0; i < 9; i++) runs.push(await makeRun(world.admin, code, {}));
			const next = new Map<string, string[]>();
			const join = (from: string, to: string) => next.set(from, [...(next.get(from) ?? []), to]);
			for (const [i, file] of files.entries()) {
				const [maker, reader] = [runs[(i * 7) % 9], runs[(i * i + 3) % 9]];
				if (!maker || !reader) continue;
				await makeOutput(world.admin, maker, file);
				join(maker.uid, file.uid);
				if (reader.uid === maker.uid) continue;
				await makeInput(world.admin, reader, file);
				join(file.uid, reader.uid);
			}
			const isFile = new Set(files.map(({ uid }) => uid));
			for (const { uid } of [...files, ...runs]) {
				const seen = new Set([uid]);
				for (const at of seen) for (const to of next.get(at) ?? []) seen.add(to);
				seen.delete(uid);
				const expected = [...seen].filter((each) => isFile.has(each)).length;
				const view = await getImpact({
					ctx: world.viewer,
					input: { focusKind: isFile.has(uid) ? "file" : "run", focusUid: uid },
				});
				expect([view.files, view.runs]).toEqual([expected, seen.size - expected]);
			}
		} finally {
			await world.close();
		}
	});

	it("lists every file and run once, in pages, and exports the same", async () => {
		const ctx = lineage.world.viewer;
		const input = { focusKind: "file", focusUid: lineage.file("raw.fq").uid } as const;
		const keys: string[] = [];
		let cursor: string | null = null;
		do {
			const page: Page<FileView> = await listImpactFiles({
				ctx,
				input: { ...input, limit: 2, ...(cursor === null ? {} : { cursor }) },
			});
			expect(page.total).toBe(3);
			keys.push(...page.items.map(({ key }) => key));
			cursor = page.nextCursor;
		} while (cursor !== null);
		expect(keys.sort()).toEqual(["out.bam", "report.html", "trimmed.fq"]);
		const runs = await listImpactRuns({ ctx, input });
		expect(runs.items.map(({ name }) => name).sort()).toEqual(["align", "report", "trim"]);
		const rows = [];
		for await (const row of await exportImpact({ ctx, input }))
			rows.push(`${row.kind} ${row.name} ${row.status}`);
		expect(rows.sort()).toEqual([
			"file out.bam ",
			"file report.html ",
			"file trimmed.fq ",
			"run align completed",
			"run report failed",
			"run trim completed",
		]);
	});

	it("of no record is not found, in every form", async () => {
		const args = { ctx: lineage.world.viewer, input: { focusKind: "file", focusUid: "nothing" } } as const;
		for (const ask of [getImpact, listImpactFiles, listImpactRuns, exportImpact])
			await expect(ask(args)).rejects.toMatchObject({ code: "not_found" });
	});
});
