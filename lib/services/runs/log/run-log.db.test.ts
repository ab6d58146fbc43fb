import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { auditEvents, runLogChunks, runs } from "../../../../db/schema/index.ts";
import { testDrivers } from "../../../../db/testing/test-database.ts";
import { logLimits } from "../../../contracts/log-limits.ts";
import type { RunLogAppendInput } from "../../../contracts/run-log.ts";
import { startRun } from "../../testing/save.ts";
import { type TestWorld, testWorld } from "../../testing/world.ts";
import { finishRun } from "../finish-run.ts";
import { appendRunLog } from "./append-run-log.ts";
import { exportRunLog } from "./export-run-log.ts";
import { readRunLog } from "./read-run-log.ts";
import { searchRunLog } from "./search-run-log.ts";

describe.each(testDrivers)("the log of a run on %s", (driver) => {
	let world: TestWorld;
	beforeAll(async () => {
		world = await testWorld(driver);
	});
	afterAll(() => world.close());

	const begin = async () => (await startRun(world.contributor)).run.uid;
	const append = (uid: string, text: string, more: Partial<RunLogAppendInput> = {}) =>
		appendRunLog({ ctx: world.contributor, input: { uid, entries: [{ text }], ...more } });
	const read = async (uid: string, more: object = {}) =>
		readRunLog({ ctx: world.viewer, input: { uid, ...more } });
	const texts = async (uid: string, more: object = {}) =>
		(await read(uid, more)).lines.map(({ no, text }) => `${no} ${text}`);
	const chunks = (uid: string) =>
		world.contributor.db
			.select({ lines: runLogChunks.lineCount })
			.from(runLogChunks)
			.innerJoin(runs, eq(runs.id, runLogChunks.runId))
			.where(eq(runs.uid, uid));

	it("is empty and open before anything was written", async () => {
		expect(await read(await begin())).toEqual({
			lineCount: 0,
			keptBytes: 0,
			gap: null,
			updatedAt: null,
			isOpen: true,
			lines: [],
			nextLine: 1,
		});
	});

	it("keeps lines in their order, each with its stream and the server's time", async () => {
		const uid = await begin();
		const entries = [
			{ text: "one\ntwo" },
			{ stream: "stderr", text: "oops" },
			{ stream: "stdout", text: "three\n" },
		] as const;
		await appendRunLog({ ctx: world.contributor, input: { uid, entries: [...entries] } });
		await append(uid, "four");
		const { lines } = await read(uid);
		expect(lines.map(({ no, stream, text }) => [no, stream, text])).toEqual([
			[1, "stdout", "one"],
			[2, "stdout", "two"],
			[3, "stderr", "oops"],
			[4, "stdout", "three"],
			[5, "stdout", "four"],
		]);
		const times = lines.map(({ at }) => Date.parse(at));
		expect(times).toEqual([...times].sort());
		expect(Math.abs(Date.now() - (times[0] ?? 0))).toBeLessThan(60_000);
	});

	it("answers ranges and the tail, and says where to go on", async () => {
		const uid = await begin();
		await append(uid, Array.from({ length: 100 }, (_, i) => `line ${i + 1}`).join("\n"));
		expect(await texts(uid, { from: 99 })).toEqual(["99 line 99", "100 line 100"]);
		expect(await texts(uid, { tail: 1 })).toEqual(["100 line 100"]);
		const page = await read(uid, { from: 10, limit: 3 });
		expect([page.lines[0]?.no, page.lines.length, page.nextLine]).toEqual([10, 3, 13]);
		expect(await read(uid, { from: 101 })).toMatchObject({ lines: [], nextLine: 101 });
	});

	it("adds a part of a writer once, however often it comes", async () => {
		const uid = await begin();
		const part = { writer: "a1", no: 0 };
		expect((await append(uid, "once", { part })).isRepeated).toBe(false);
		expect(await append(uid, "once", { part })).toMatchObject({ isRepeated: true, lineCount: 1 });
		await append(uid, "other writer", { part: { writer: "b2", no: 0 } });
		await append(uid, "next", { part: { writer: "a1", no: 1 } });
		expect((await append(uid, "late copy", { part })).isRepeated).toBe(true);
		expect(await texts(uid)).toEqual(["1 once", "2 other writer", "3 next"]);
	});

	it("puts writers that come at once in some order, no line lost or doubled", async () => {
		const uid = await begin();
		await Promise.all(
			Array.from({ length: 12 }, (_, i) =>
				append(uid, `${i} a\n${i} b`, { part: { writer: `w${i}`, no: 0 } }),
			),
		);
		const { lines } = await read(uid);
		expect(lines.map(({ no }) => no)).toEqual(Array.from({ length: 24 }, (_, i) => i + 1));
		expect(new Set(lines.map(({ text }) => text)).size).toBe(24);
		for (let i = 0; i < lines.length; i += 2)
			expect(lines[i + 1]?.text).toBe(lines[i]?.text.replace(" a", " b"));
	});

	it("joins small bits to few rows, with the time of each", async () => {
		const uid = await begin();
		for (let i = 0; i < 20; i++) await append(uid, `bit ${i}`);
		expect(await chunks(uid)).toEqual([{ lines: 20 }]);
		expect((await texts(uid)).at(-1)).toBe("20 bit 19");
	});

	it("finds a text whatever its case and colours, by line and by count", async () => {
		const uid = await begin();
		await append(uid, "reading\n\u001b[31mERR\u001b[1mor\u001b[0m: 100% of_it\nerror again\nfehler Ü");
		await append(uid, `${"x".repeat(9000)}\nlast error`);
		const hits = async (q: string) => (await searchRunLog({ ctx: world.viewer, input: { uid, q } })).lines;
		expect(await hits("error")).toEqual([2, 3, 6]);
		expect(await hits("100% of_")).toEqual([2]);
		expect(await hits("100_ of")).toEqual([]);
		expect(await hits("ü")).toEqual([4]);
		expect(await hits("[31m")).toEqual([]);
		expect(await texts(uid, { q: "ERROR", from: 3, limit: 1 })).toEqual(["3 error again"]);
		expect((await read(uid, { q: "ERROR", from: 3, limit: 1 })).nextLine).toBe(6);
	});

	it("keeps the beginning and the end of a log that grows too long, and says what is gone", async () => {
		const uid = await begin();
		const wide = "x".repeat(1000);
		let written = 0;
		while (written < 20 * 1024 * 1024) {
			const from = written / 500_000;
			await append(
				uid,
				Array.from({ length: 500 }, (_, i) => `${from}:${i} ${wide}`.slice(0, 999)).join("\n"),
			);
			written += 500_000;
		}
		const state = await read(uid, { tail: 1 });
		expect(state.keptBytes).toBeLessThanOrEqual(logLimits.keptBytes);
		expect(state.keptBytes).toBeGreaterThan(logLimits.keptBytes - 2_000_000);
		expect(state.lineCount).toBe((written / 500_000) * 500);
		const gap = state.gap ?? { from: 0, to: 0 };
		expect(gap.from).toBeGreaterThan(4000);
		expect(state.lines[0]).toMatchObject({ no: state.lineCount });
		const before = await read(uid, { from: gap.from - 1, limit: 2 });
		expect(before.lines.map(({ no }) => no)).toEqual([gap.from - 1, gap.to + 1]);
		let text = "";
		for await (const piece of await exportRunLog({ ctx: world.viewer, input: { uid } })) text += piece;
		const lines = text.split("\n");
		expect(lines[gap.from - 1]).toBe(`[lines ${gap.from} to ${gap.to} were not kept]`);
		expect(lines.at(-2)).toContain(":499 ");
	}, 60_000);

	it("takes lines until a minute after the end, and a part that was taken in time even later", async () => {
		const uid = await begin();
		const ctx = world.contributor;
		const part = { writer: "w", no: 0 };
		await append(uid, "running", { part });
		await finishRun({ ctx, input: { uid, status: "completed" } });
		expect((await append(uid, "on its way")).isOpen).toBe(true);
		await ctx.db
			.update(runs)
			.set({ finishedAt: sql`now() - make_interval(secs => ${logLimits.graceSeconds + 1})` })
			.where(eq(runs.uid, uid));
		await expect(append(uid, "too late")).rejects.toMatchObject({ code: "conflict" });
		expect((await append(uid, "running", { part })).isRepeated).toBe(true);
		expect(await read(uid)).toMatchObject({ isOpen: false, lineCount: 2 });
	});

	it("refuses a viewer, another person, and too much at once", async () => {
		const uid = await begin();
		const by = (ctx: typeof world.viewer) => appendRunLog({ ctx, input: { uid, entries: [{ text: "x" }] } });
		await expect(by(world.viewer)).rejects.toMatchObject({ code: "forbidden" });
		await expect(by(await world.person(`other-${driver}`))).rejects.toMatchObject({ code: "forbidden" });
		expect((await by(world.admin)).lineCount).toBe(1);
		await expect(append("no-such-run", "x")).rejects.toMatchObject({ code: "not_found" });
		await expect(append(uid, "\n".repeat(logLimits.appendLines + 1))).rejects.toMatchObject({
			code: "too_large",
		});
		await expect(append(uid, "x".repeat(logLimits.appendChars + 1))).rejects.toMatchObject({
			code: "invalid",
		});
	});

	it("leaves no event: lines are no change of a record", async () => {
		const uid = await begin();
		const events = () => world.admin.db.$count(auditEvents);
		const before = await events();
		await append(uid, "quiet");
		expect(await events()).toBe(before);
	});
});
