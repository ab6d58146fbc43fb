"use client";

import { useRouter } from "next/navigation";
import { type FocusEvent, type MouseEvent, type PointerEvent, useRef } from "react";

/** The path that a link within the table leads to; null for what is not a page of ours. */
function pathOf(event: { target: EventTarget | null }): string | null {
	const link = event.target instanceof Element ? event.target.closest("a") : null;
	const path = link && !link.target && !link.hasAttribute("download") ? link.getAttribute("href") : null;
	return path?.startsWith("/") ? path : null;
}

/**
 * Lets the plain links of a table lead where `next/link` would: by the router, and to a page that is asked for when one
 * points at it. A component a link, as a page has hundreds, takes longer to render than all the rest of a row.
 */
export function useRowLinks() {
	const router = useRouter();
	const asked = useRef(new Set<string>());
	const askFor = (event: PointerEvent | FocusEvent) => {
		const path = pathOf(event);
		if (path === null || asked.current.has(path)) return;
		asked.current.add(path);
		router.prefetch(path);
	};
	return {
		onPointerOver: askFor,
		onFocus: askFor,
		onClick: (event: MouseEvent) => {
			// Whoever wants another tab or window gets it from the browser.
			const isPlain =
				event.button === 0 && !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);
			const path = isPlain && !event.defaultPrevented ? pathOf(event) : null;
			if (path === null) return;
			event.preventDefault();
			router.push(path);
		},
	};
}
