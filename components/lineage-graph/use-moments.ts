"use client";

import { useEffect, useState } from "react";
import type { LineageView } from "../../lib/contracts/lineage.ts";
import { momentsOf } from "./moments.ts";

/**
 * The history of what was shown around this focus since the time bar was opened: a look at the past shows less, and
 * the way back to the present must stay.
 */
export function useMoments(view: LineageView, isOpen: boolean): readonly string[] {
	const [seen, setSeen] = useState(() => ({ focus: view.focus, moments: isOpen ? momentsOf([view]) : [] }));
	useEffect(() => {
		if (!isOpen) return;
		setSeen((before) => {
			const fresh = momentsOf([view]);
			if (before.focus !== view.focus) return { focus: view.focus, moments: fresh };
			return { focus: view.focus, moments: [...new Set([...before.moments, ...fresh])].sort() };
		});
	}, [view, isOpen]);
	return seen.moments;
}
