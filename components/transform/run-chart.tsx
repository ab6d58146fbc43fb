"use client";

import Link from "next/link";
import { type KeyboardEvent, useRef, useState } from "react";
import type { TransformType } from "../../lib/contracts/enums.ts";
import type { RunHistory } from "../../lib/contracts/run-history.ts";
import { StatusBadge } from "../record/status-badge.tsx";
import { formatLength, formatTime } from "../record/time.ts";
import { recordHref, statusLooks } from "../shell/kind.ts";
import { type RunBar, runBars } from "./run-bars.ts";
import classes from "./run-chart.module.css";

const plot = 120;
const marks = 18;

/** Runs over time, newest right: how long each took as its height, what became of it as colour and sign. */
export function RunChart({ history, type, now }: { history: RunHistory; type: TransformType; now: number }) {
	const { bars, maxMs, medianHeight, isLog } = runBars(history.runs, history.medianMs, now);
	const [at, setAt] = useState(bars.length - 1);
	const drawing = useRef<SVGSVGElement>(null);
	const shown = bars[Math.min(at, bars.length - 1)];
	if (!shown) return null;
	const width = 100 / bars.length;
	function onKeyDown(event: KeyboardEvent) {
		const to = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: bars.length - 1 }[event.key];
		if (to === undefined || to < 0 || to >= bars.length) return;
		event.preventDefault();
		drawing.current?.querySelector<SVGAElement>(`[data-at="${to}"]`)?.focus();
	}
	return (
		<figure className={classes.figure}>
			<div className={classes.axis} aria-hidden>
				<span>{formatLength(maxMs)}</span>
				<span>{isLog ? "log" : "0"}</span>
			</div>
			<div className={classes.scroll}>
				{/* biome-ignore lint/a11y/useSemanticElements: a drawing of links; a fieldset cannot be one. */}
				<svg
					ref={drawing}
					role="group"
					aria-label={`The newest ${bars.length} runs, oldest first, by how long they took`}
					height={plot + marks}
					style={{ minWidth: bars.length * 14, maxWidth: bars.length * 32 }}
					onKeyDown={onKeyDown}
				>
					{medianHeight !== null && (
						<line
							className={classes.median}
							x1="0"
							x2="100%"
							y1={plot * (1 - medianHeight)}
							y2={plot * (1 - medianHeight)}
						/>
					)}
					{bars.map((bar, index) => (
						<Link
							key={bar.run.uid}
							href={recordHref("run", bar.run.uid)}
							prefetch={false}
							className={classes.bar}
							data-at={index}
							{...(index === at ? { "data-shown": "" } : {})}
							tabIndex={index === at ? 0 : -1}
							aria-label={wordsOf(bar)}
							onFocus={() => setAt(index)}
							onPointerEnter={() => setAt(index)}
						>
							<Bar bar={bar} x={index * width} width={width} />
						</Link>
					))}
					<line className={classes.ground} x1="0" x2="100%" y1={plot + 0.5} y2={plot + 0.5} />
				</svg>
			</div>
			<figcaption className={classes.readout} aria-hidden>
				<StatusBadge status={shown.run.status} transformType={type} />
				<strong>{shown.run.name ?? shown.run.uid.slice(0, 8)}</strong>
				<span>{lengthOf(shown)}</span>
				<span>
					{versionWords(shown)} · {shown.run.createdBy} · {formatTime(shown.run.createdAt)} UTC
				</span>
			</figcaption>
		</figure>
	);
}

function Bar({ bar: { run, height }, x, width }: { bar: RunBar; x: number; width: number }) {
	const { color, icon: Icon } = statusLooks[run.status];
	const drawn = height === 0 ? 2 : Math.max(3, height * plot);
	return (
		<>
			<rect x={`${x}%`} y={0} width={`${width}%`} height={plot + marks} className={classes.slot} />
			<rect
				x={`${x + width * 0.2}%`}
				y={plot - drawn}
				width={`${width * 0.6}%`}
				height={drawn}
				rx={1.5}
				fill={color}
			/>
			{/* A drawing inside of the drawing: its place is a share of the width, its size is not. */}
			<svg x={`${x + width / 2}%`} y={plot + 4} overflow="visible" aria-hidden>
				<Icon x={-6} y={0} size={12} stroke={2.4} color={color} />
			</svg>
		</>
	);
}

function lengthOf({ run, ms }: RunBar): string {
	if (ms === null) return run.startedAt === null ? "not begun" : "end not known";
	return run.finishedAt === null ? `${formatLength(ms)} so far` : formatLength(ms);
}

function versionWords({ run }: RunBar): string {
	return run.version === String(run.versionNo) ? `v${run.versionNo}` : `v${run.versionNo} · ${run.version}`;
}

function wordsOf(bar: RunBar): string {
	const { run } = bar;
	const name = run.name ?? run.uid.slice(0, 8);
	return `${name}: ${statusLooks[run.status].label}, ${lengthOf(bar)}, ${versionWords(bar)}, ${formatTime(run.createdAt)} UTC`;
}
