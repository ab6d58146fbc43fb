"use client";

import { useEffect, useRef, useState } from "react";
import type { LineageView } from "../../lib/contracts/lineage.ts";
import type { Layout } from "../../lib/lineage/layout/types.ts";
import { layOut } from "./lay-out.ts";
import type { LayoutAnswer, LayoutJob } from "./layout.worker.ts";

/** Up to so many cards the layout takes a few milliseconds, fewer than a worker needs to start. */
const smallCount = 300;

/**
 * The layout of a view: at once for small ones, from a worker for large ones, which meanwhile keep the last
 * picture. What was on screen keeps its order.
 */
export function useLayout(view: LineageView): { layout: Layout | null; laidOutView: LineageView | null } {
	const isSmall = view.nodes.length <= smallCount;
	const [done, setDone] = useState<{ layout: Layout; view: LineageView } | null>(() =>
		isSmall ? { layout: layOut(view), view } : null,
	);
	const worker = useRef<Worker | null>(null);
	const n = useRef(0);
	// The picture that stands when the next view comes is what the next layout keeps to.
	const standing = useRef(done?.layout.nodes);
	useEffect(() => {
		if (done?.view === view) return;
		const take = (layout: Layout) => {
			standing.current = layout.nodes;
			setDone({ layout, view });
		};
		if (isSmall) {
			take(layOut(view, standing.current));
			return;
		}
		worker.current ??= new Worker(new URL("./layout.worker.ts", import.meta.url), { type: "module" });
		const own = ++n.current;
		const job: LayoutJob = { n: own, view, previous: standing.current };
		const onMessage = ({ data }: MessageEvent<LayoutAnswer>) => {
			if (data.n === own) take(data.layout);
		};
		worker.current.addEventListener("message", onMessage);
		worker.current.postMessage(job);
		const current = worker.current;
		return () => current.removeEventListener("message", onMessage);
	}, [view, done, isSmall]);
	useEffect(() => () => worker.current?.terminate(), []);
	return { layout: done?.layout ?? null, laidOutView: done?.view ?? null };
}
