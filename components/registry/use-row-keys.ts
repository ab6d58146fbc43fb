"use client";

import { type RefObject, useEffect, useRef } from "react";

function isTyping(target: EventTarget | null): boolean {
	return (
		target instanceof HTMLElement &&
		(target.isContentEditable ||
			/^(TEXTAREA|SELECT)$/.test(target.tagName) ||
			(target instanceof HTMLInputElement && target.type !== "checkbox"))
	);
}

/** What the keys of a registry do to the row that they are on. */
export interface RowKeyActions {
	/** The row's panel opens, or closes when it is open. */
	peek: (uid: string) => void;
	/** The keyboard came to another row. */
	onMove: (uid: string) => void;
	choose: (uid: string) => void;
	/** Whether there was something to close. */
	close: () => boolean;
	help: () => void;
}

const steps: Readonly<Record<string, number>> = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 };

/** The keys of a registry: see {@link RowKeyActions} and the help dialog. */
export function useRowKeys(
	search: RefObject<HTMLInputElement | null>,
	table: RefObject<HTMLTableElement | null>,
	actions: RowKeyActions,
) {
	const latest = useRef(actions);
	latest.current = actions;
	useEffect(() => {
		function onKeyDown(event: KeyboardEvent) {
			if (isTyping(event.target) || event.ctrlKey || event.metaKey || event.altKey) return;
			// An open dialog or menu has the keyboard to itself.
			if (document.querySelector("[role=dialog], dialog[open], details[open]")) return;
			const { peek, onMove, choose, close, help } = latest.current;
			if (event.key === "Escape" && close()) return;
			if (event.key === "/") {
				event.preventDefault();
				search.current?.focus();
				return;
			}
			if (event.key === "?") return help();
			const links = [
				...(table.current?.querySelectorAll<HTMLAnchorElement>("tbody [data-row-link] a") ?? []),
			];
			const row = document.activeElement?.closest<HTMLElement>("tr[data-uid]");
			const at = row ? links.findIndex((link) => row.contains(link)) : -1;
			const step = steps[event.key] ?? 0;
			// The arrows scroll the page until the keyboard is in the table.
			if (step !== 0 && (at >= 0 || !event.key.startsWith("Arrow"))) {
				event.preventDefault();
				const link = links[at < 0 ? 0 : Math.min(links.length - 1, Math.max(0, at + step))];
				link?.focus();
				const uid = link?.closest<HTMLElement>("tr")?.dataset["uid"];
				if (uid) onMove(uid);
				return;
			}
			const uid = row?.dataset["uid"];
			const isOnButton = document.activeElement instanceof HTMLButtonElement;
			const isOnBox = document.activeElement instanceof HTMLInputElement;
			if (!uid || isOnButton) return;
			if (event.key === " " && !isOnBox) {
				event.preventDefault();
				peek(uid);
			}
			if (event.key === "x") choose(uid);
		}
		document.addEventListener("keydown", onKeyDown);
		return () => document.removeEventListener("keydown", onKeyDown);
	}, [search, table]);
}
