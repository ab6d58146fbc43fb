"use client";

import { useEffect, useRef, useState } from "react";
import type { SearchView } from "../../lib/contracts/search.ts";
import { ask, wordsOf } from "./ask.ts";

export interface Search {
	/** The last answer; while a newer one is on its way, `isSearching`. */
	view: SearchView | null;
	isSearching: boolean;
	problem: string | null;
	again(): void;
}

const debounceMs = 120;
const longestQuery = 400;

/** Answers to what is typed: the last question's alone, and a question that was typed over is given up. */
export function useSearch(query: string): Search {
	const [view, setView] = useState<SearchView | null>(null);
	const [problem, setProblem] = useState<string | null>(null);
	const [tries, setTries] = useState(0);
	const lastTry = useRef(0);
	const q = query.trim().slice(0, longestQuery);
	useEffect(() => {
		setProblem(null);
		if (q === "") {
			setView(null);
			return;
		}
		const abort = new AbortController();
		const isRetry = lastTry.current !== tries;
		lastTry.current = tries;
		const timer = setTimeout(
			() => {
				ask({ q }, abort.signal).then(
					(found) => !abort.signal.aborted && setView({ ...found, q }),
					(error) => {
						if (abort.signal.aborted) return;
						setView(null);
						setProblem(wordsOf(error));
					},
				);
			},
			isRetry ? 0 : debounceMs,
		);
		return () => {
			clearTimeout(timer);
			abort.abort();
		};
	}, [q, tries]);
	return {
		view: q === "" ? null : view,
		isSearching: q !== "" && problem === null && view?.q !== q,
		problem,
		again: () => setTries((n) => n + 1),
	};
}
