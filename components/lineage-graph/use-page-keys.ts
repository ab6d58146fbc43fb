"use client";

import { useEffect, useRef } from "react";
import { type GraphKeys, onGraphKey } from "./graph-keys.ts";

/**
 * The graph's keys also while nothing has the focus: a page that was just opened answers at once.
 *
 * @param keys null where the graph is a part of a page, which scrolls by the same keys.
 */
export function usePageKeys(keys: GraphKeys | null): void {
	const latest = useRef(keys);
	latest.current = keys;
	useEffect(() => {
		const onKeyDown = (event: KeyboardEvent) => {
			if (latest.current && event.target === document.body) onGraphKey(event, latest.current);
		};
		document.addEventListener("keydown", onKeyDown);
		return () => document.removeEventListener("keydown", onKeyDown);
	}, []);
}
