"use client";

import { useMemo, useState } from "react";
import type { LineageView } from "../../lib/contracts/lineage.ts";
import { cameSince, wereThere } from "./moments.ts";
import type { TimeBarProps, TimeMode } from "./time-bar.tsx";
import { useMoments } from "./use-moments.ts";

interface Times {
	asOf: Date | null;
	since: Date | null;
}

export interface TimeState {
	isOpen: boolean;
	toggle: () => void;
	/** The records that came since the moment asked about; null when none is. */
	came: ReadonlySet<string> | null;
	/** What a dragged slider would show, before anything is asked. */
	preview: ReadonlySet<string> | null;
	bar: TimeBarProps;
}

/**
 * The graph in time: as it was, which is another question to the server, or what came since, which is another look at
 * the same answer.
 */
export function useTime(
	view: LineageView,
	{ asOf, since }: Times,
	now: number,
	set: { ask: (change: Partial<Times>) => unknown; look: (change: Pick<Times, "since">) => unknown },
): TimeState {
	const [isOpen, setOpen] = useState(asOf !== null || since !== null);
	const [dragged, setDragged] = useState<Date | null>(null);
	const seen = useMoments(view, isOpen);
	// Before the focus was recorded there is nothing to be around.
	const begin = view.nodes.find(({ id }) => id === view.focus)?.createdAt ?? "";
	const moments = useMemo(
		() => seen.filter((moment) => Date.parse(moment) >= Date.parse(begin)),
		[seen, begin],
	);
	const mode: TimeMode = since === null ? "asOf" : "since";
	const came = useMemo(() => (since === null ? null : cameSince(view, since)), [since, view]);
	const preview = useMemo(() => {
		if (dragged === null) return null;
		return mode === "asOf" ? wereThere(view, dragged) : cameSince(view, dragged);
	}, [dragged, mode, view]);

	function onChange(to: TimeMode, at: Date | null) {
		setDragged(null);
		const next = { asOf: to === "asOf" ? at : null, since: to === "since" ? (at ?? new Date(now)) : null };
		if (next.asOf !== null || asOf !== null) set.ask(next);
		else set.look({ since: next.since });
	}
	function close() {
		setOpen(false);
		onChange("asOf", null);
	}
	return {
		isOpen,
		toggle: () => (isOpen ? close() : setOpen(true)),
		came,
		preview,
		bar: {
			moments,
			mode,
			value: since ?? asOf,
			freshCount: came?.size ?? null,
			onPreview: setDragged,
			onChange,
			onClose: close,
		},
	};
}
