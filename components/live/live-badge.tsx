"use client";

import { useSyncExternalStore } from "react";
import classes from "./live.module.css";
import type { LiveStatus } from "./live-feed.ts";
import { useLive } from "./live-provider.tsx";

const words: Record<LiveStatus, { text: string; title: string }> = {
	connecting: { text: "Connecting", title: "Waiting for the server" },
	live: { text: "Live", title: "Changes appear as they are written" },
	polling: { text: "Live", title: "Changes appear within seconds: the server is asked now and then" },
	reconnecting: { text: "Reconnecting", title: "The server does not answer; it is tried again" },
	paused: { text: "Paused", title: "Nobody looks at this page" },
	signed_out: { text: "Signed out", title: "Sign in again to see what changes" },
};
const past = { text: "Paused", title: "What was does not change: this is the graph as it was" };

/** Whether what is seen is kept true, as dot and word. */
export function LiveBadge({ isPast = false }: { isPast?: boolean }) {
	const live = useLive();
	const status = useSyncExternalStore(
		(changed) => live?.feed.onStatus(changed) ?? (() => undefined),
		() => live?.feed.status ?? "connecting",
		() => "connecting" as const,
	);
	const { text, title } = isPast ? past : words[status];
	return (
		<span className={classes.badge} data-status={isPast ? "paused" : status} title={title}>
			<span className={classes.dot} aria-hidden />
			{text}
		</span>
	);
}
