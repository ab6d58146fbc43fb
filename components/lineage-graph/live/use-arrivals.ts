"use client";

import { useEffect, useRef, useState } from "react";
import type { DrawnGraph } from "../../../lib/lineage/fold/types.ts";
import { type Arrivals, arrivalsBetween, noArrivals } from "./arrivals.ts";

/** For so long what came is marked: what is scrolled to later has been there before. */
const markedMs = 3000;

/** What came by itself since the question was asked, for a moment. */
export function useArrivals(graph: DrawnGraph, question: string): Arrivals {
	const [arrivals, setArrivals] = useState(noArrivals);
	const before = useRef<{ graph: DrawnGraph; question: string } | null>(null);
	const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
	useEffect(() => {
		const last = before.current;
		before.current = { graph, question };
		if (last === null || last.graph === graph || last.question !== question) return;
		const came = arrivalsBetween(last.graph, graph);
		if (came === null) return;
		setArrivals(came);
		clearTimeout(timer.current);
		timer.current = setTimeout(() => setArrivals(noArrivals), markedMs);
	}, [graph, question]);
	useEffect(() => () => clearTimeout(timer.current), []);
	return arrivals;
}
