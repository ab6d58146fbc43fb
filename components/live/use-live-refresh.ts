"use client";

import { useEffect, useRef } from "react";
import type { FeedChange } from "../../lib/contracts/feed.ts";
import { useLive } from "./live-provider.tsx";

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
const mostOthers = 500;

/** Asks for the page again, quietly, when what it shows has changed. */
export function useLiveRefresh({ now, isOn = true, isMine, hasRunning }: LiveRefreshOptions): void {
	const live = useLive();
	const latest = useRef({ isMine, now });
	latest.current = { isMine, now };
	/** What was of no concern when it came: it may be, once what it hangs on is shown. */
	const others = useRef<FeedChange[]>([]);
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
			const mine = changes.filter((change) => latest.current.isMine(change));
			const rest = changes.filter((change) => !mine.includes(change));
			others.current = [...others.current, ...rest].slice(-mostOthers);
			if (isReset || mine.length > 0) plan.want([...beginnings(mine), ...mine]);
		};
		// What came while the page was on its way, or since it was left: coming back shows it as it was.
		hear(feed.since(latest.current.now));
		return feed.onNews(hear);
	}, [live, isOn]);
	// A file that a run made while the page with that run was on its way came too early to be known, and too late to be
	// in that page.
	// biome-ignore lint/correctness/useExhaustiveDependencies: each answer has a time of its own.
	useEffect(() => {
		const mine = others.current.filter((change) => latest.current.isMine(change));
		if (!live || !isOn || mine.length === 0) return;
		others.current = others.current.filter((change) => !mine.includes(change));
		live.plan.want(mine);
	}, [live, isOn, now]);
	useEffect(() => {
		if (!live || !isOn || !hasRunning) return;
		const timer = setInterval(() => live.plan.want(), lostCheckMs);
		return () => clearInterval(timer);
	}, [live, isOn, hasRunning]);
}
