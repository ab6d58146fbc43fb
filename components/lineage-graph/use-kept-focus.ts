"use client";

import { type RefObject, useEffect, useRef } from "react";

/**
 * Keeps the keyboard where it was: what is pressed in a panel often replaces the panel, and the focus would be lost
 * with it. It goes to the new panel then, or to the graph when there is none. What opens by itself takes no focus.
 *
 * @param what names what the panel shows; null for none.
 */
export function useKeptFocus(what: string | null): RefObject<HTMLDivElement | null> {
	const frame = useRef<HTMLDivElement>(null);
	const shown = useRef(what);
	useEffect(() => {
		if (shown.current === what) return;
		shown.current = what;
		const isLost = document.activeElement === null || document.activeElement === document.body;
		if (!isLost) return;
		const panel = frame.current?.querySelector<HTMLElement>("aside");
		const target = panel ?? frame.current?.closest<HTMLElement>("section[tabindex]");
		if (panel) panel.tabIndex = -1;
		target?.focus({ preventScroll: true });
	}, [what]);
	return frame;
}
