import type { RunPoint } from "../../lib/contracts/run-history.ts";

/** A run as a bar: how long it took, and how high that is drawn. */
export interface RunBar {
	run: RunPoint;
	/** Null when it never started. */
	ms: number | null;
	/** From 0 to 1. */
	height: number;
}

export interface RunBars {
	bars: RunBar[];
	maxMs: number;
	/** Where the median is, from 0 to 1; null when none completed. */
	medianHeight: number | null;
	/** Heights are by the logarithm: the longest is so long that the others would vanish beside it. */
	isLog: boolean;
}

/** Times the median. */
const maxRatio = 20;

/** How runs are drawn. One that runs is as long as it has taken until now; one that is lost, until its last word. */
export function runBars(runs: readonly RunPoint[], medianMs: number | null, now: number): RunBars {
	const lengths = runs.map((run) => {
		if (run.startedAt === null) return null;
		const end = run.finishedAt === null ? now : Date.parse(run.finishedAt);
		return run.status === "lost" ? null : Math.max(0, end - Date.parse(run.startedAt));
	});
	// One that hangs since last week must not press the others flat: it goes to the top, and no higher.
	const ended = lengths.filter((_, index) => runs[index]?.finishedAt !== null);
	const measured = ended.some((ms) => ms !== null) ? ended : lengths;
	const maxMs = Math.max(1, ...measured.map((ms) => ms ?? 0));
	const isLog = medianMs !== null && medianMs > 0 && maxMs > maxRatio * medianMs;
	const heightOf = (ms: number) => Math.min(1, isLog ? Math.log1p(ms) / Math.log1p(maxMs) : ms / maxMs);
	return {
		bars: runs.map((run, index) => {
			const ms = lengths[index] ?? null;
			return { run, ms, height: ms === null ? 0 : heightOf(ms) };
		}),
		maxMs,
		medianHeight: medianMs === null ? null : heightOf(medianMs),
		isLog,
	};
}
