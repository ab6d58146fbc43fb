"use client";

import { useEffect, useState } from "react";
import type { LineageView } from "../../lib/contracts/lineage.ts";
import { momentsOf } from "./moments.ts";

/**
 * The history of what was shown around this focus so far: a look at the past shows less, and the way back to the
 * present must stay.
 */
export function useMoments(view: LineageView): readonly string[] {
	const [seen, setSeen] = useState(() => ({ focus: view.focus, moments: momentsOf([view]) }));
	useEffect(() => {
		setSeen((before) => {
			const fresh = momentsOf([view]);
			if (before.focus !== view.focus) return { focus: view.focus, moments: fresh };
			return { focus: view.focus, moments: [...new Set([...before.moments, ...fresh])].sort() };
		});
	}, [view]);
	return seen.moments;
}
