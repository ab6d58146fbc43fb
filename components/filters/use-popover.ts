"use client";

import { type KeyboardEvent, type RefObject, useEffect, useRef } from "react";

/** Makes a `details` close as a menu does: by Escape, which gives the keyboard back, and by a press elsewhere. */
export function usePopover(): {
	details: RefObject<HTMLDetailsElement | null>;
	close: () => void;
	onKeyDown: (event: KeyboardEvent) => void;
} {
	const details = useRef<HTMLDetailsElement>(null);
	useEffect(() => {
		const onPress = ({ target }: PointerEvent) => {
			const element = details.current;
			if (element?.open && target instanceof Node && !element.contains(target)) element.open = false;
		};
		document.addEventListener("pointerdown", onPress);
		return () => document.removeEventListener("pointerdown", onPress);
	}, []);
	function close() {
		const element = details.current;
		if (!element?.open) return;
		element.open = false;
		element.querySelector("summary")?.focus();
	}
	function onKeyDown(event: KeyboardEvent) {
		if (!details.current?.open) return;
		// Keys that are pressed in here are not for the graph.
		event.stopPropagation();
		if (event.key === "Escape") close();
	}
	return { details, close, onKeyDown };
}
