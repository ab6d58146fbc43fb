import { createHash } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { testDrivers } from "../../../db/testing/test-database.ts";
import { watchQueries } from "../../../db/testing/watch-queries.ts";
import { listAuditEvents } from "../audit/list-audit-events.ts";
import type { Ctx } from "../ctx.ts";
import { archiveFiles } from "../files/archive-files.ts";
import { deleteFiles } from "../files/delete-files.ts";
import { saveText } from "../files/save-text.ts";
import { startRun } from "../testing/save.ts";
import { type TestWorld, testWorld } from "../testing/world.ts";
import { addRunInputs } from "./add-run-inputs.ts";
import { listRunInputs } from "./list-run-inputs.ts";
import { retractRunInput } from "./retract-run-input.ts";

const hashOf = (text: string) => createHash("sha256").update(text).digest("hex");

describe.each(testDrivers)("many inputs of a run on %s", (driver) => {
	let world: TestWorld;
	let ctx: Ctx;
	beforeAll(async () => {
		world = await testWorld(driver);
		ctx = world.contributor;
	});
	afterAll(() => world.close());

	const keysRead = async (uid: string) =>
		(await listRunInputs({ ctx, input: { uid, limit: 500 } })).items.map(({ file }) => file.key);

	it("are found by uid and by content, under the key if one has it, else the first", async () => {
		const { run } = await startRun(ctx);
		const { file: first } = await saveText(ctx, "the same", { key: "found/first" });
		const { file: second } = await saveText(ctx, "the same", { key: "found/second" });
		const { file: other } = await saveText(ctx, "other", { key: "found/other" });
		const { items } = await addRunInputs({
			ctx,
			input: {
				runUid: run.uid,
				inputs: [
					{ hash: hashOf("the same"), key: "found/second", origin: "traced" },
					{ hash: hashOf("the same"), key: "called/otherwise" },
					{ hash: hashOf("nobody has this") },
					{ fileUid: other.uid, occurredAt: "2026-01-02T03:04:05.000Z" },
					{ fileUid: other.uid.slice(0, 12) },
				],
			},
		});
		expect(items).toEqual([
			{ fileUid: second.uid, outcome: "recorded" },
			{ fileUid: first.uid, outcome: "recorded" },
			{ fileUid: null, outcome: "unknown" },
			{ fileUid: other.uid, outcome: "recorded" },
			{ fileUid: other.uid, outcome: "recorded" },
		]);
		const edges = (await listRunInputs({ ctx, input: { uid: run.uid } })).items;
		expect(edges.map(({ file, origin, occurredAt }) => [file.key, origin, occurredAt]).sort()).toEqual([
			["found/first", "declared", null],
			["found/other", "declared", "2026-01-02T03:04:05.000Z"],
			["found/second", "traced", null],
		]);
		const audit = await listAuditEvents({ ctx, input: { entityUid: run.uid, action: "run.add_input" } });
		expect(audit.total).toBe(3);
	});

	it("prefer what is not archived, and are never what is deleted", async () => {
		const { run } = await startRun(ctx);
		const [deleted, archived, kept] = [
			(await saveText(ctx, "kept thrice", { key: "kept/1" })).file,
			(await saveText(ctx, "kept thrice", { key: "kept/2" })).file,
			(await saveText(ctx, "kept thrice", { key: "kept/3" })).file,
		];
		await archiveFiles({ ctx, input: { uids: [archived.uid] } });
		await deleteFiles({ ctx: world.admin, input: { uids: [deleted.uid] } });
		const hash = hashOf("kept thrice");
		const inputs = [{ hash }, { hash, key: "kept/1" }, { hash, key: "kept/2" }];
		const { items } = await addRunInputs({ ctx, input: { runUid: run.uid, inputs } });
		expect(items.map(({ fileUid }) => fileUid)).toEqual([kept.uid, kept.uid, archived.uid]);
	});

	it("are recorded once, come back when they were taken back, and leave out what the run made", async () => {
		const { run } = await startRun(ctx);
		const { file } = await saveText(ctx, "read again", { key: "again" });
		const { file: own } = await saveText(ctx, "my own", { key: "own", runUid: run.uid });
		const input = { runUid: run.uid, inputs: [{ fileUid: file.uid }, { fileUid: own.uid }] };
		const outcomes = async () => (await addRunInputs({ ctx, input })).items.map(({ outcome }) => outcome);
		expect(await outcomes()).toEqual(["recorded", "output"]);
		expect(await outcomes()).toEqual(["unchanged", "output"]);
		await retractRunInput({ ctx, input: { runUid: run.uid, fileUid: file.uid, reason: "a mistake" } });
		expect(await keysRead(run.uid)).toEqual([]);
		expect(await outcomes()).toEqual(["recorded", "output"]);
		expect(await keysRead(run.uid)).toEqual(["again"]);
		const audit = await listAuditEvents({ ctx, input: { entityUid: run.uid, action: "run.add_input" } });
		expect(audit.total).toBe(2);
	});

	it("are recorded all or none, and the one that is unknown is named", async () => {
		const { run } = await startRun(ctx);
		const { file } = await saveText(ctx, "not alone", { key: "not/alone" });
		const inputs = [{ fileUid: file.uid }, { fileUid: "nosuchfile00" }];
		await expect(addRunInputs({ ctx, input: { runUid: run.uid, inputs } })).rejects.toMatchObject({
			code: "not_found",
			field: "inputs.1.fileUid",
		});
		expect(await keysRead(run.uid)).toEqual([]);
		const refused = addRunInputs({ ctx, input: { runUid: run.uid, inputs: [] } });
		await expect(refused).rejects.toMatchObject({ code: "invalid" });
		const viewer = addRunInputs({
			ctx: world.viewer,
			input: { runUid: run.uid, inputs: inputs.slice(0, 1) },
		});
		await expect(viewer).rejects.toMatchObject({ code: "forbidden" });
	});

	it("take as many statements as one does", async () => {
		const names = Array.from({ length: 40 }, (_, i) => `many inputs ${i}`);
		for (const name of names) await saveText(ctx, name, { key: name });
		const asked = async (count: number) => {
			const { run } = await startRun(ctx);
			const inputs = names.slice(0, count).map((name) => ({ hash: hashOf(name), key: name }));
			const add = () => addRunInputs({ ctx, input: { runUid: run.uid, inputs } });
			const { queries } = await watchQueries(ctx.db, add);
			expect(await keysRead(run.uid)).toHaveLength(count);
			return queries.length;
		};
		expect(await asked(40)).toBe(await asked(1));
	});
});
