"use client";

import { useEffect, useState } from "react";
import { formatAge, formatLocalTime, formatTime } from "./time.ts";

/**
 * A time as its age, with the full time as title.
 *
 * The server's `now` is shown first, so that nothing changes while React takes over.
 */
export function RelativeTime({ at, now }: { at: string; now: number }) {
	const [shown, setShown] = useState(now);
	const [title, setTitle] = useState(`${formatTime(at)} UTC`);
	useEffect(() => {
		setTitle(formatLocalTime(at));
		setShown(Date.now());
		const timer = setInterval(() => setShown(Date.now()), 30_000);
		return () => clearInterval(timer);
	}, [at]);
	return (
		<time dateTime={at} title={title}>
			{formatAge(at, shown)}
		</time>
	);
}
