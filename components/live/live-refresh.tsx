"use client";

import { useMemo } from "react";
import type { FeedRecord } from "../../lib/contracts/feed.ts";
import { concernKey, concerns } from "./concerns.ts";
import { useLiveRefresh } from "./use-live-refresh.ts";

/** Keeps the page that it stands on true. It draws nothing. */
export function LiveRefresh({
	now,
	about,
	hasRunning = false,
}: {
	now: number;
	/** What the page is about; left out, everything. */
	about?: readonly FeedRecord[];
	/** A run on it is shown as running. */
	hasRunning?: boolean;
}) {
	const keys = useMemo(() => about && new Set(about.map(concernKey)), [about]);
	useLiveRefresh({ now, hasRunning, isMine: (change) => keys === undefined || concerns(change, keys) });
	return null;
}
