"use client";

import { useEffect, useRef, useState } from "react";

/** Everything that ticks does so together, by one timer, which stops with the last. */
const tickers = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;

function tickAll(): void {
	if (document.visibilityState !== "visible") return;
	for (const tick of tickers) tick();
}

function addTicker(tick: () => void): () => void {
	tickers.add(tick);
	timer ??= setInterval(tickAll, 1000);
	return () => {
		tickers.delete(tick);
		if (tickers.size > 0) return;
		clearInterval(timer);
		timer = undefined;
	};
}

/**
 * The server's clock, each second: what it said with the page, and what has passed here since. A wrong clock of the
 * reader's changes nothing, and server and browser draw the same at first.
 *
 * @param isTicking false: the moment of the page.
 */
export function useClock(now: number, isTicking: boolean): number {
	const [shown, setShown] = useState(now);
	const began = useRef({ now, at: 0 });
	useEffect(() => {
		began.current = { now, at: performance.now() };
		setShown(now);
		if (!isTicking) return;
		return addTicker(() => setShown(began.current.now + (performance.now() - began.current.at)));
	}, [now, isTicking]);
	return isTicking ? Math.max(shown, now) : now;
}
