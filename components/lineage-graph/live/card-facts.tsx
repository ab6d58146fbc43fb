"use client";

import type { LineageNode } from "../../../lib/contracts/lineage.ts";
import { useClock } from "../../live/clock.ts";
import { useGraph } from "../graph-state.ts";
import { nodeFacts } from "../node-text.ts";
import { isRunning } from "./is-running.ts";

/** The second line of a card. Of a run that runs it ticks, without a word to the graph around it. */
export function CardFacts({ record }: { record: LineageNode }) {
	const { now, pastAt } = useGraph();
	const clock = useClock(now, isRunning(record) && pastAt === null);
	return nodeFacts(record, isRunning(record) ? (pastAt ?? clock) : now).join(" · ");
}
