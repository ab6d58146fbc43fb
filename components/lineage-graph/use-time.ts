"use client";

import { useMemo, useState } from "react";
import type { LineageView } from "../../lib/contracts/lineage.ts";
import { cameSince, wereThere } from "./moments.ts";
import type { TimeBarProps, Times } from "./time-bar.tsx";
import { useMoments } from "./use-moments.ts";

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
 * The graph in time: as it was, which is another question to the server; what came since some moment, which is another
 * look at the same answer; and what came between two, which is both.
 */
export function useTime(
	view: LineageView,
	{ asOf, since }: Times,
	now: number,
	set: { ask: (change: Partial<Times>) => unknown; look: (change: Pick<Times, "since">) => unknown },
): TimeState {
	const [isOpen, setOpen] = useState(asOf !== null || since !== null);
	const [dragged, setDragged] = useState<{ which: keyof Times; at: Date } | null>(null);
	const seen = useMoments(view, isOpen);
	// Before the focus was recorded there is nothing to be around.
	const begin = view.nodes.find(({ id }) => id === view.focus)?.createdAt ?? "";
	const moments = useMemo(
		() => seen.filter((moment) => Date.parse(moment) >= Date.parse(begin)),
		[seen, begin],
	);
	const came = useMemo(() => (since === null ? null : cameSince(view, since)), [since, view]);
	const preview = useMemo(() => {
		if (dragged === null) return null;
		return dragged.which === "asOf" ? wereThere(view, dragged.at) : cameSince(view, dragged.at);
	}, [dragged, view]);

	function onChange(next: Times) {
		setDragged(null);
		if (next.asOf?.getTime() !== asOf?.getTime()) set.ask(next);
		else set.look({ since: next.since });
	}
	function close() {
		setOpen(false);
		onChange({ asOf: null, since: null });
	}
	return {
		isOpen,
		toggle: () => (isOpen ? close() : setOpen(true)),
		came,
		preview,
		bar: {
			moments,
			times: { asOf, since },
			freshCount: came?.size ?? null,
			onPreview: (which, at) => setDragged(at && { which, at }),
			// After now nothing came: from there the slider goes back.
			onChange: (next) => onChange({ ...next, since: since && (next.since ?? new Date(now)) }),
			// The moment that was asked about stays asked about.
			onMode: (mode) => {
				const before = since !== null && since.getTime() < now ? since : null;
				if (mode === "since") onChange({ asOf: null, since: since ?? asOf ?? new Date(now) });
				else onChange({ asOf: asOf ?? before, since: null });
			},
			onClose: close,
		},
	};
}
