"use client";

import { useEffect, useState } from "react";
import type { RunLogHits } from "../../../lib/contracts/run-log.ts";
import { askHits } from "./ask-log.ts";

const typingMs = 250;
/** A log that grows is searched again so often at most. */
const againMs = 2500;

/** What a search of a log found. */
export interface LogSearch {
	hits: RunLogHits | null;
	isAsking: boolean;
	hasFailed: boolean;
}

/** Searches a log as somebody types, and again when it has grown. */
export function useLogSearch(uid: string, wanted: string, lineCount: number): LogSearch {
	const [found, setFound] = useState<{ q: string; hits: RunLogHits } | null>(null);
	const [failed, setFailed] = useState<string | null>(null);
	const isNew = found?.q !== wanted;
	const isStale = !isNew && (found?.hits.lineCount ?? 0) < lineCount;
	useEffect(() => {
		if (wanted === "" || !(isNew || isStale)) return;
		const controller = new AbortController();
		const timer = setTimeout(
			async () => {
				try {
					setFound({ q: wanted, hits: await askHits(uid, wanted, controller.signal) });
					setFailed(null);
				} catch (error) {
					if (controller.signal.aborted) return;
					console.warn(error);
					setFailed(wanted);
				}
			},
			isNew ? typingMs : againMs,
		);
		return () => {
			clearTimeout(timer);
			controller.abort();
		};
	}, [uid, wanted, isNew, isStale]);
	const hasFailed = failed === wanted && wanted !== "";
	return {
		hits: wanted === "" || isNew ? null : (found?.hits ?? null),
		isAsking: wanted !== "" && isNew && !hasFailed,
		hasFailed,
	};
}
