"use client";

import { useRouter } from "next/navigation";
import { createContext, type ReactNode, useContext, useEffect, useRef, useState, useTransition } from "react";
import classes from "../shell/controls.module.css";
import { ActivityOfReader } from "./activity-of-reader.ts";
import { Announcements } from "./announcements.ts";
import { browserPlatform } from "./feed-platform.ts";
import { LiveFeed } from "./live-feed.ts";
import { RefreshPlan } from "./refresh-plan.ts";

/** What a page needs to stay true. */
export interface Live {
	feed: LiveFeed;
	plan: RefreshPlan;
}

const LiveContext = createContext<Live | null>(null);

/** Null on the server, at first, and for who is not signed in. */
export function useLive(): Live | null {
	return useContext(LiveContext);
}

/** Listens for changes for all that is on the page, asks for the page again when some concern it, and says so. */
export function LiveProvider({
	instanceUid,
	cursor,
	children,
}: {
	instanceUid: string;
	/** What the page was made after. */
	cursor: string;
	children: ReactNode;
}) {
	const router = useRouter();
	const [isRefreshing, startTransition] = useTransition();
	const [live, setLive] = useState<Live | null>(null);
	const [said, setSaid] = useState("");
	// A later page's cursor is no news: the feed has gone on by itself.
	const first = useRef(cursor);
	useEffect(() => {
		const feed = new LiveFeed(browserPlatform(`whence-feed-${instanceUid}`), first.current);
		const activity = new ActivityOfReader();
		const announcements = new Announcements(setSaid);
		const plan = new RefreshPlan({
			refresh: () => startTransition(() => router.refresh()),
			holds: () => {
				// A page that is asked of a server that is down is lost to an error of the browser's.
				const isAnswered = feed.status === "live" || feed.status === "polling";
				return isAnswered ? activity.holds() : "must";
			},
			shown: (changes) => announcements.add(changes),
		});
		const unwatch = activity.watch();
		feed.start();
		setLive({ feed, plan });
		return () => {
			unwatch();
			plan.stop();
			announcements.stop();
			first.current = feed.cursor;
			feed.stop();
		};
	}, [instanceUid, router]);
	const wasRefreshing = useRef(false);
	useEffect(() => {
		if (wasRefreshing.current && !isRefreshing) live?.plan.done();
		wasRefreshing.current = isRefreshing;
	}, [isRefreshing, live]);
	return (
		<LiveContext value={live}>
			{children}
			<p className={classes.hidden} role="status" aria-live="polite" data-live-news>
				{said}
			</p>
		</LiveContext>
	);
}
