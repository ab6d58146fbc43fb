"use client";

import type { RefObject } from "react";

/** So long a card that is panned to may take to mount. */
const tries = 20;
const waitMs = 50;

/** Moves the keyboard to a card; one off screen is panned to first, and mounted then. */
export function useMoves(frame: RefObject<HTMLElement | null>, activate: (id: string) => void) {
	function moveTo(id: string) {
		activate(id);
		const step = (left: number) => {
			const card = frame.current?.querySelector<HTMLElement>(`button[data-node="${CSS.escape(id)}"]`);
			if (card) card.focus({ preventScroll: true });
			else if (left > 0) setTimeout(() => step(left - 1), waitMs);
		};
		requestAnimationFrame(() => step(tries));
	}
	/** Goes to the card after this one, around and around. */
	function moveToNext(cards: readonly string[], activeId: string) {
		const next = cards[(cards.indexOf(activeId) + 1) % Math.max(1, cards.length)];
		if (next !== undefined) moveTo(next);
	}
	return { moveTo, moveToNext };
}
