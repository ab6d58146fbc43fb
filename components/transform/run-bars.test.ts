import { expect, it } from "vitest";
import type { ShownRunStatus } from "../../lib/contracts/enums.ts";
import type { RunPoint } from "../../lib/contracts/run-history.ts";
import { runBars } from "./run-bars.ts";

const now = Date.parse("2026-03-01T12:00:00Z");
function run(seconds: number | null, status: ShownRunStatus = "completed"): RunPoint {
	const startedAt = new Date(now - 100_000).toISOString();
	return {
		uid: "r",
		name: null,
		status,
		versionNo: 1,
		version: "1",
		createdAt: startedAt,
		startedAt: status === "scheduled" ? null : startedAt,
		finishedAt: seconds === null ? null : new Date(now - 100_000 + seconds * 1000).toISOString(),
		createdBy: "ada",
	};
}

it("draws runs as high as they took long; one that runs goes to the top at most", () => {
	const runs = [run(25), run(50), run(null, "running")];
	const { bars, maxMs, medianHeight, isLog } = runBars(runs, 25_000, now);
	expect(bars.map(({ ms, height }) => [ms, height])).toEqual([
		[25_000, 0.5],
		[50_000, 1],
		[100_000, 1],
	]);
	expect([maxMs, medianHeight, isLog]).toEqual([50_000, 0.5, false]);
	expect(runBars([run(null, "running")], null, now)).toMatchObject({ maxMs: 100_000, isLog: false });
});

it("has no height for what never began, or was never heard of again", () => {
	const { bars } = runBars([run(null, "scheduled"), run(null, "lost")], null, now);
	expect(bars.map(({ ms, height }) => [ms, height])).toEqual([
		[null, 0],
		[null, 0],
	]);
});

it("goes by the logarithm when one took so long that the others would vanish", () => {
	const { bars, isLog } = runBars([run(1), run(1), run(100)], 1000, now);
	expect(isLog).toBe(true);
	expect(bars[0]?.height).toBeGreaterThan(0.5);
	expect(bars[2]?.height).toBe(1);
});
