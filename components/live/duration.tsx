"use client";

import { formatDuration } from "../record/time.ts";
import { useClock } from "./clock.ts";

/** How long a run took, or has taken until now: that ticks. */
export function Duration({
	startedAt,
	finishedAt,
	isRunning,
	now,
}: {
	startedAt: string | null;
	finishedAt: string | null;
	isRunning: boolean;
	now: number;
}) {
	const clock = useClock(now, isRunning);
	return (
		<span style={{ fontVariantNumeric: "tabular-nums" }}>{formatDuration(startedAt, finishedAt, clock)}</span>
	);
}
