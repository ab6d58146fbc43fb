"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import type { RunLogLine, RunLogState, RunLogView } from "../../../lib/contracts/run-log.ts";
import { askLines } from "./ask-log.ts";

/** A log is asked again so soon while it grows, and less and less often while it is silent. */
const soonestMs = 700;
const latestMs = 5000;
const pageLines = 500;
const followLines = 2000;

/** The lines of a log as far as they were read, and how long it is by now. */
export interface LogLines {
	state: RunLogState;
	lineAt: (no: number) => RunLogLine | undefined;
	/** Reads the lines about one that is missing. */
	want: (no: number) => void;
	/** The server did not answer the last time. */
	isAway: boolean;
}

/** Keeps the lines of a log, reads those that are looked at, and follows it while more may come. */
export function useLogLines(uid: string, initial: RunLogView): LogLines {
	const [state, setState] = useState<RunLogState>(initial);
	const [isAway, setAway] = useState(false);
	const lines = useRef<Map<number, RunLogLine>>(null);
	lines.current ??= new Map(initial.lines.map((line) => [line.no, line]));
	const [, redraw] = useState(0);
	const end = useRef(initial.lineCount);
	const reading = useRef(false);
	const gone = useRef<AbortController>(null);

	const take = useCallback((view: RunLogView) => {
		for (const line of view.lines) lines.current?.set(line.no, line);
		end.current = Math.max(end.current, view.lineCount);
		const { lines: _, nextLine: __, ...rest } = view;
		setState((before) => (before.lineCount > rest.lineCount ? before : rest));
		setAway(false);
		redraw((n) => n + 1);
	}, []);

	useEffect(() => {
		const controller = new AbortController();
		gone.current = controller;
		return () => controller.abort();
	}, []);

	useEffect(() => {
		if (!state.isOpen) return;
		const controller = new AbortController();
		let waitMs = soonestMs;
		let timer = setTimeout(look, waitMs);
		async function look() {
			try {
				if (document.visibilityState === "visible") {
					const from = end.current + 1;
					const view = await askLines(uid, { from, limit: followLines }, controller.signal);
					waitMs = view.lines.length > 0 ? soonestMs : Math.min(latestMs, waitMs * 1.4);
					take(view);
				}
			} catch (error) {
				if (controller.signal.aborted) return;
				console.warn(error);
				setAway(true);
				waitMs = latestMs;
			}
			timer = setTimeout(look, waitMs);
		}
		return () => {
			controller.abort();
			clearTimeout(timer);
		};
	}, [uid, state.isOpen, take]);

	const want = useCallback(
		async (no: number) => {
			if (reading.current || !gone.current) return;
			reading.current = true;
			const { signal } = gone.current;
			try {
				const from = Math.max(1, no - pageLines / 4);
				take(await askLines(uid, { from, limit: pageLines }, signal));
			} catch (error) {
				if (signal.aborted) return;
				console.warn(error);
				setAway(true);
				// The next try is not made at once, again and again.
				await new Promise((done) => setTimeout(done, latestMs));
				redraw((n) => n + 1);
			} finally {
				reading.current = false;
			}
		},
		[uid, take],
	);
	return { state, lineAt: (no) => lines.current?.get(no), want, isAway };
}
