"use client";

import { type KeyboardEvent, type PointerEvent, useRef } from "react";
import classes from "./view.module.css";
import { clampWidth, columnWidths } from "./view-prefs.ts";

/** The right edge of a heading: dragged, or moved by the arrow keys, it makes the column wider or narrower. */
export function ResizeHandle({
	label,
	width,
	onResize,
	onDone,
}: {
	label: string;
	/** Null for a column that takes what is left. */
	width: number | null;
	/** While it is dragged. */
	onResize: (width: number) => void;
	onDone: (width: number | null) => void;
}) {
	const start = useRef<{ x: number; width: number; last: number } | null>(null);
	const widthNow = (handle: Element) => width ?? Math.round(handle.closest("th")?.offsetWidth ?? 0);
	function onPointerDown(event: PointerEvent<HTMLHRElement>) {
		event.preventDefault();
		event.currentTarget.setPointerCapture(event.pointerId);
		const begin = widthNow(event.currentTarget);
		start.current = { x: event.clientX, width: begin, last: begin };
	}
	function onPointerMove({ clientX }: PointerEvent) {
		if (!start.current) return;
		start.current.last = clampWidth(start.current.width + clientX - start.current.x);
		onResize(start.current.last);
	}
	function onPointerUp() {
		if (start.current) onDone(start.current.last);
		start.current = null;
	}
	function onKeyDown(event: KeyboardEvent<HTMLHRElement>) {
		const step = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
		if (step === 0) return;
		event.preventDefault();
		event.stopPropagation();
		onDone(clampWidth(widthNow(event.currentTarget) + step * columnWidths.step));
	}
	return (
		<hr
			className={classes.handle}
			tabIndex={0}
			aria-orientation="vertical"
			aria-label={`Width of ${label}`}
			aria-valuemin={columnWidths.min}
			aria-valuemax={columnWidths.max}
			aria-valuenow={width ?? columnWidths.min}
			aria-valuetext={width === null ? "takes what is left" : `${width} pixels`}
			title="Drag, or use the arrow keys; a double click gives the usual width"
			onPointerDown={onPointerDown}
			onPointerMove={onPointerMove}
			onPointerUp={onPointerUp}
			onPointerCancel={onPointerUp}
			onDoubleClick={() => onDone(null)}
			onKeyDown={onKeyDown}
		/>
	);
}
