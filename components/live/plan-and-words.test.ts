import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Announcements, quietMs } from "./announcements.ts";
import { concernKey, concerns } from "./concerns.ts";
import { gapMs, RefreshPlan } from "./refresh-plan.ts";
import { sayChanges } from "./say-changes.ts";
import { aChange } from "./testing.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());
const wait = (ms: number) => vi.advanceTimersByTimeAsync(ms);

describe("the plan of when to ask again", () => {
	let asked: number;
	let held: "must" | "rather_not" | null;
	let shown: string[];
	const plan = () =>
		new RefreshPlan({
			refresh: () => asked++,
			holds: () => held,
			shown: (changes) => shown.push(changes.map(({ id }) => id).join(" ")),
		});
	beforeEach(() => {
		asked = 0;
		held = null;
		shown = [];
	});

	it("asks once for much that comes at once, and says what is shown when it is there", async () => {
		const one = plan();
		for (const id of ["1", "2", "3"]) one.want([aChange(id)]);
		await wait(1000);
		expect(asked).toBe(1);
		expect(shown).toEqual([]);
		one.done();
		expect(shown).toEqual(["1 2 3"]);
		await wait(60_000);
		expect(asked).toBe(1);
	});

	it("asks one at a time, at most every so often, and less often for what takes long", async () => {
		const one = plan();
		one.want([aChange("1")]);
		await wait(800);
		one.want([aChange("2")]);
		await wait(3000);
		expect(asked).toBe(1);
		one.done();
		await wait(11_000);
		expect(asked).toBe(1);
		await wait(1000);
		expect(asked).toBe(2);
		one.done();
		for (let n = 0; n < 100; n++) {
			one.want([aChange("3")]);
			await wait(100);
			if (asked > shown.length) one.done();
		}
		expect(asked - 2).toBeLessThanOrEqual(10_000 / gapMs + 1);
		expect(asked - 2).toBeGreaterThan(2);
	});

	it("waits while somebody drags, and a while for whom moves", async () => {
		const one = plan();
		held = "must";
		one.want();
		await wait(60_000);
		expect(asked).toBe(0);
		held = null;
		await wait(300);
		expect(asked).toBe(1);
		one.done();
		held = "rather_not";
		one.want();
		await wait(4000);
		expect(asked).toBe(1);
		await wait(5000);
		expect(asked).toBe(2);
		one.stop();
		one.want();
		one.stop();
		await wait(60_000);
		expect(asked).toBe(2);
	});
});

describe("words for what came", () => {
	it("counts records once, and leaves out what is not worth words", () => {
		const changes = [
			aChange("1"),
			aChange("2"),
			aChange("2", { id: "2b" }),
			aChange("3", { action: "run.create", kind: "run" }),
			aChange("4", { action: "run.finish", kind: "run", status: "completed" }),
			aChange("5", { action: "run.finish", kind: "run", status: "failed" }),
			aChange("6", { action: "file.tag" }),
			aChange("7", { action: "run.add_input", kind: "run" }),
		];
		expect(sayChanges(changes)).toBe("2 new files, 1 run started, 1 run completed, 1 run failed");
		expect(sayChanges([aChange("1", { action: "file.tag" })])).toBeNull();
		expect(sayChanges([])).toBeNull();
	});

	it("says much at once, and does not interrupt often", async () => {
		const said: string[] = [];
		const announcements = new Announcements((text) => said.push(text));
		announcements.add([aChange("1")]);
		announcements.add([aChange("2")]);
		announcements.add([aChange("9", { action: "file.tag" })]);
		await wait(1500);
		expect(said).toEqual(["2 new files"]);
		for (let n = 0; n < 10; n++) {
			announcements.add([aChange(String(10 + n))]);
			await wait(500);
		}
		expect(said).toHaveLength(1);
		await wait(quietMs);
		expect(said).toEqual(["2 new files", "10 new files"]);
		announcements.add([aChange("30")]);
		announcements.stop();
		await wait(60_000);
		expect(said).toHaveLength(2);
	});
});

describe("what concerns whoever looks", () => {
	const keys = new Set([
		concernKey({ kind: "file", uid: "AAAAAAAAAAAA0000" }),
		concernKey({ kind: "run", uid: "run1" }),
		concernKey({ kind: "user", uid: "person" }),
	]);
	const named = new Set([concernKey({ kind: "transform", uid: "TTTTTTTTTTTT0001" })]);

	it("is what is done to a record, to another version of it, and what joins it", () => {
		expect(concerns(aChange("1", { uid: "AAAAAAAAAAAA0000" }), keys)).toBe(true);
		expect(concerns(aChange("1", { uid: "AAAAAAAAAAAA0001" }), keys)).toBe(true);
		expect(concerns(aChange("1", { uid: "BBBBBBBBBBBB0000" }), keys)).toBe(false);
		expect(concerns(aChange("1", { related: [{ kind: "run", uid: "run1" }] }), keys)).toBe(true);
		expect(concerns(aChange("1", { related: [{ kind: "run", uid: "run2" }] }), keys)).toBe(false);
		expect(concerns(aChange("1", { kind: "run", uid: "AAAAAAAAAAAA0000" }), keys)).toBe(false);
	});

	it("is what a person makes, not all that they do; and of what is only named, what is done to itself", () => {
		expect(concerns(aChange("1", { by: "person" }), keys)).toBe(true);
		expect(concerns(aChange("1", { by: "person", action: "file.tag" }), keys)).toBe(false);
		const code = { kind: "transform" as const, uid: "TTTTTTTTTTTT0001" };
		expect(concerns(aChange("1", { ...code, action: "transform.update" }), keys, named)).toBe(true);
		expect(concerns(aChange("1", { related: [code] }), keys, named)).toBe(false);
	});
});
