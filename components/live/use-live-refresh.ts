"use client";

import { useEffect, useRef } from "react";
import type { FeedChange } from "../../lib/contracts/feed.ts";
import { useLive } from "./live-provider.tsx";
import { UnclaimedChanges } from "./unclaimed-changes.ts";

export interface LiveRefreshOptions {
	/** When the page was made, by the server's clock. */
	now: number;
	/** False: what is shown does not change, as the past. */
	isOn?: boolean;
	/** Whether what is shown may be another after that. */
	isMine: (change: FeedChange) => boolean;
	/** A run that is shown as running becomes lost by time alone, which nobody writes. */
	hasRunning: boolean;
}

const lostCheckMs = 60_000;

/** Asks for the page again, quietly, when what it shows has changed. */
export function useLiveRefresh({ now, isOn = true, isMine, hasRunning }: LiveRefreshOptions): void {
	const live = useLive();
	const latest = useRef({ isMine, now });
	latest.current = { isMine, now };
	const unclaimed = useRef(new UnclaimedChanges());
	useEffect(() => {
		if (!live || !isOn) return;
		const { feed, plan } = live;
		const opened = latest.current.now;
		const begun = new Set<string>();
		/** A run that joins by what it reads began a moment before, when nobody here knew of it: that is worth words. */
		const beginnings = (mine: readonly FeedChange[]) => {
			const runs = new Set(mine.flatMap(({ kind, uid }) => (kind === "run" && !begun.has(uid) ? [uid] : [])));
			if (runs.size === 0) return [];
			for (const uid of runs) begun.add(uid);
			const { changes } = feed.since(opened);
			return changes.filter((change) => change.action === "run.create" && runs.has(change.uid));
		};
		const hear = ({ isReset, changes }: { isReset: boolean; changes: readonly FeedChange[] }) => {
			const mine = unclaimed.current.hear(changes, latest.current.isMine);
			if (isReset || mine.length > 0) plan.want([...beginnings(mine), ...mine]);
		};
		// What came while the page was on its way, or since it was left: coming back shows it as it was.
		hear(feed.since(latest.current.now));
		return feed.onNews(hear);
	}, [live, isOn]);
	// biome-ignore lint/correctness/useExhaustiveDependencies: each answer has a time of its own.
	useEffect(() => {
		if (!live || !isOn) return;
		const mine = unclaimed.current.claim(latest.current.isMine);
		if (mine.length > 0) live.plan.want(mine);
	}, [live, isOn, now]);
	useEffect(() => {
		if (!live || !isOn || !hasRunning) return;
		const timer = setInterval(() => live.plan.want(), lostCheckMs);
		return () => clearInterval(timer);
	}, [live, isOn, hasRunning]);
}
