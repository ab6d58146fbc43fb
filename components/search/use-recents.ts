"use client";

import { useEffect, useState } from "react";
import { ask, nameOf } from "./ask.ts";
import { isSame, parseRecents, type Recent, recordOfPath, withRecent } from "./recent.ts";

const storageKey = (owner: string) => `whence:recent:${owner}`;

function read(owner: string): Recent[] {
	try {
		return parseRecents(localStorage.getItem(storageKey(owner)));
	} catch {
		// A browser that keeps nothing for us has no recent items.
		return [];
	}
}

function write(owner: string, recents: readonly Recent[]): void {
	try {
		localStorage.setItem(storageKey(owner), JSON.stringify(recents));
	} catch {
		// Full, or not allowed: nothing but the list of recent items is lost.
	}
}

/** Keeps in mind which records' pages were opened. */
export function useRememberPage(owner: string, path: string): void {
	useEffect(() => {
		const opened = recordOfPath(path);
		if (opened) write(owner, withRecent(read(owner), opened));
	}, [owner, path]);
}

/** The records that were opened last, as they are now: what is gone is left out and forgotten. */
export function useRecents(owner: string): { recents: readonly Recent[]; clear: () => void } {
	const [recents, setRecents] = useState<readonly Recent[]>(() => read(owner));
	useEffect(() => {
		const abort = new AbortController();
		const asked = read(owner);
		Promise.all(asked.map((each) => lookUp(each, abort.signal))).then(
			(found) => {
				if (abort.signal.aborted) return;
				const now = found.filter((each) => each !== null);
				const added = read(owner).filter((each) => !asked.some((known) => isSame(known, each)));
				write(owner, [...added, ...now]);
				setRecents(now);
			},
			() => {
				// Without the server, what it said last is still the best there is.
			},
		);
		return () => abort.abort();
	}, [owner]);
	return {
		recents: recents.filter(({ hit }) => hit !== undefined),
		clear: () => {
			write(owner, []);
			setRecents([]);
		},
	};
}

async function lookUp(recent: Recent, signal: AbortSignal): Promise<Recent | null> {
	const { kind, name } = recent;
	const { hits } = await ask({ q: name, kind, limit: 3, archived: "include" }, signal);
	const hit = hits.find((each) => nameOf(each) === name);
	return hit ? { kind, name, hit: { ...hit, marks: { title: [], subtitle: [] } } } : null;
}
