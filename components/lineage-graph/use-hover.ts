"use client";

import { useMemo, useRef } from "react";

/**
 * What the pointer is over, told when it changes; while the window moves, when it stands again: what is lit is drawn
 * anew, and the window would stumble over all that passes under the pointer.
 */
export function useHover(onHover: (id: string | null) => void) {
	const tell = useRef(onHover);
	tell.current = onHover;
	return useMemo(() => {
		let [over, told]: (string | null)[] = [null, null];
		let isMoving = false;
		const update = () => {
			if (isMoving || told === over) return;
			told = over ?? null;
			tell.current(told);
		};
		return {
			over(id: string | null) {
				over = id;
				update();
			},
			hold() {
				isMoving = true;
			},
			release() {
				isMoving = false;
				update();
			},
		};
	}, []);
}
