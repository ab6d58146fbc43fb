"use client";

import { useEffect, useRef } from "react";
import { useStoreApi } from "reactflow";
import classes from "./overview.module.css";

/** Between two dots, in units of the graph. */
const gap = 24;
/** Farther out the dots would be a haze. */
const leastZoom = 0.3;

/**
 * Dots that move with the graph, so that one sees it move where nothing else is. A layer of its own that is shifted:
 * a pattern within the page is drawn again, all over the window, for each frame.
 */
export function Ground() {
	const ground = useRef<HTMLDivElement>(null);
	const store = useStoreApi();
	useEffect(() => {
		const place = () => {
			if (!ground.current) return;
			const [x, y, zoom] = store.getState().transform;
			const step = gap * zoom;
			const { style } = ground.current;
			style.visibility = zoom < leastZoom ? "hidden" : "visible";
			style.backgroundSize = `${step}px ${step}px`;
			style.backgroundImage = `radial-gradient(circle, var(--w-line) ${zoom}px, transparent 0)`;
			style.transform = `translate(${x % step}px, ${y % step}px)`;
		};
		place();
		return store.subscribe(place);
	}, [store]);
	return <div ref={ground} className={classes.ground} aria-hidden />;
}
