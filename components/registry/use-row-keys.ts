"use client";

import { type RefObject, useEffect } from "react";

function isTyping(target: EventTarget | null): boolean {
	return (
		target instanceof HTMLElement &&
		(target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
	);
}

/** `/` goes to the search field, `j` and `k` to the next and previous row's link; Enter then opens it. */
export function useRowKeys(
	search: RefObject<HTMLInputElement | null>,
	table: RefObject<HTMLTableElement | null>,
) {
	useEffect(() => {
		function onKeyDown(event: KeyboardEvent) {
			if (isTyping(event.target) || event.ctrlKey || event.metaKey || event.altKey) return;
			// An open dialog has the keyboard to itself.
			if (document.querySelector("[role=dialog]")) return;
			if (event.key === "/") {
				event.preventDefault();
				search.current?.focus();
				return;
			}
			const step = event.key === "j" ? 1 : event.key === "k" ? -1 : 0;
			if (step === 0) return;
			const links = [
				...(table.current?.querySelectorAll<HTMLAnchorElement>("tbody [data-row-link] a") ?? []),
			];
			const at = links.indexOf(document.activeElement as HTMLAnchorElement);
			links[at < 0 ? 0 : Math.min(links.length - 1, Math.max(0, at + step))]?.focus();
		}
		document.addEventListener("keydown", onKeyDown);
		return () => document.removeEventListener("keydown", onKeyDown);
	}, [search, table]);
}
