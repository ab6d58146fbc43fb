"use client";

import { useRouter } from "next/navigation";
import { useEffect, useMemo, useRef, useState, useTransition } from "react";
import type { FeedAction, FeedChange } from "../../lib/contracts/feed.ts";
import buttons from "../shell/controls.module.css";
import { concernKey, concerns } from "./concerns.ts";
import classes from "./live.module.css";
import { useLive } from "./live-provider.tsx";

/** The registries that say what is new, and which write makes a record of them. */
const madeBy = {
	files: "file.register",
	runs: "run.create",
	transforms: "transform.create",
} as const satisfies Record<string, FeedAction>;
const kinds = { files: "file", runs: "run", transforms: "transform" } as const;
type LiveNoun = keyof typeof madeBy;

/** Whether a registry of that name tells what is new. */
export function isLiveNoun(noun: string): noun is LiveNoun {
	return Object.hasOwn(madeBy, noun);
}

/**
 * Says that a registry has news, and shows them when asked to: rows never move by themselves. What only changes a row
 * that is there is shown at once, as long as nothing new would come with it.
 */
export function RegistryNews({
	noun,
	rows,
	onShow,
}: {
	noun: LiveNoun;
	rows: readonly { uid: string; status?: string }[];
	/** Back to the first page. */
	onShow: () => void;
}) {
	const live = useLive();
	const router = useRouter();
	const [isPending, startTransition] = useTransition();
	const [news, setNews] = useState<readonly FeedChange[]>([]);
	const keys = useMemo(
		() => new Set(rows.map(({ uid }) => concernKey({ kind: kinds[noun], uid }))),
		[rows, noun],
	);
	const latest = useRef({ keys, rows, count: 0 });
	latest.current = { keys, rows, count: news.length };
	// Rows that were asked for anew have what was new.
	// biome-ignore lint/correctness/useExhaustiveDependencies: other rows, other news.
	useEffect(() => setNews([]), [rows]);
	useEffect(() => {
		if (!live) return;
		const hear = ({ isReset, changes }: { isReset: boolean; changes: readonly FeedChange[] }) => {
			const { keys, rows, count } = latest.current;
			const isThere = (uid: string) => rows.some((row) => row.uid === uid);
			const made = changes.filter(({ action, uid }) => action === madeBy[noun] && !isThere(uid));
			if (made.length > 0) setNews((before) => [...before, ...made]);
			const isChanged = changes.some((change) => concerns(change, keys));
			if (isReset || (isChanged && made.length === 0 && count === 0)) live.plan.want();
		};
		return live.feed.onNews(hear);
	}, [live, noun]);
	const hasRunning = rows.some(({ status }) => status === "running");
	useEffect(() => {
		if (!live || !hasRunning) return;
		const timer = setInterval(() => latest.current.count === 0 && live.plan.want(), 60_000);
		return () => clearInterval(timer);
	}, [live, hasRunning]);

	const count = new Set(news.map(({ uid }) => uid)).size;
	const text = `${count.toLocaleString("en")} new ${count === 1 ? noun.slice(0, -1) : noun}`;
	return (
		<div role="status">
			{count > 0 && (
				<div className={classes.news}>
					{text}
					<button
						type="button"
						className={buttons.linkButton}
						disabled={isPending}
						onClick={() => {
							onShow();
							startTransition(() => router.refresh());
						}}
					>
						{isPending ? "Loading…" : "Show"}
					</button>
				</div>
			)}
		</div>
	);
}
