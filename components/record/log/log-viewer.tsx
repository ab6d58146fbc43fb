"use client";

import { useVirtualizer } from "@tanstack/react-virtual";
import { parseAsInteger, parseAsString, useQueryStates } from "nuqs";
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";
import type { RunLogView } from "../../../lib/contracts/run-log.ts";
import { formatSize } from "../format-size.ts";
import terminal from "../terminal.module.css";
import classes from "./log.module.css";
import { LogLine } from "./log-line.tsx";
import { lineOfRow, rowCount, rowOfLine } from "./log-rows.ts";
import { LogToolbar } from "./log-toolbar.tsx";
import { useAtEnd } from "./use-at-end.ts";
import { useLogLines } from "./use-log-lines.ts";
import { useLogSearch } from "./use-log-search.ts";

const rowPx = 24;
/** What the server draws, before there is a window. */
const firstRect = { width: 1000, height: 640 };

/** A run's log: only what is looked at is drawn, however long it is; it is followed while more may come. */
export function LogViewer({
	uid,
	initial,
	startsAtEnd,
}: {
	uid: string;
	initial: RunLogView;
	/** Whether the end is what one wants to see first. */
	startsAtEnd: boolean;
}) {
	const [{ line: marked, find }, setQuery] = useQueryStates(
		{ line: parseAsInteger, find: parseAsString.withDefault("") },
		{ shallow: true, history: "replace" },
	);
	const { state, lineAt, want, isAway } = useLogLines(uid, initial);
	const search = useLogSearch(uid, find, state.lineCount);
	const [current, setCurrent] = useState<number | null>(null);
	const [isWrapped, setWrapped] = useState(false);
	const [hasTimes, setTimes] = useState(false);
	const scroller = useRef<HTMLElement>(null);
	const { gap, lineCount } = state;
	const count = rowCount(lineCount, gap);
	const startRow =
		marked === null
			? startsAtEnd
				? count
				: 0
			: Math.max(0, rowOfLine(Math.min(marked, lineCount), gap) - firstRect.height / rowPx / 2);
	const virtualizer = useVirtualizer({
		count,
		getScrollElement: () => scroller.current,
		estimateSize: () => rowPx,
		overscan: 20,
		initialRect: firstRect,
		initialOffset: Math.max(0, Math.min(startRow, count - firstRect.height / rowPx) * rowPx),
		useAnimationFrameWithResizeObserver: true,
	});
	const toEnd = useCallback(
		() => virtualizer.scrollToIndex(count - 1, { align: "end" }),
		[virtualizer, count],
	);
	const atEnd = useAtEnd({ scroller, lineCount, toEnd, isFollowing: startsAtEnd && marked === null });
	const toLine = useCallback(
		(no: number) => virtualizer.scrollToIndex(rowOfLine(no, gap), { align: "center" }),
		[virtualizer, gap],
	);
	// The place that the address names is found once the list has its real height.
	const begun = useRef(false);
	useLayoutEffect(() => {
		if (begun.current || count === 0) return;
		begun.current = true;
		if (marked !== null) toLine(Math.min(marked, lineCount));
	}, [count, marked, lineCount, toLine]);
	// Rows of another height: what was measured counts no more.
	// biome-ignore lint/correctness/useExhaustiveDependencies: it is the change that matters.
	useEffect(() => virtualizer.measure(), [isWrapped, hasTimes, virtualizer]);

	const items = virtualizer.getVirtualItems();
	const missing = items
		.map(({ index }) => lineOfRow(index, gap))
		.find((no) => no !== null && lineAt(no) === undefined);
	useEffect(() => {
		if (missing) want(missing);
	});
	const go = (no: number) => {
		atEnd.leave();
		setCurrent(no);
		toLine(no);
	};
	const link = useCallback((no: number) => void setQuery({ line: no }), [setQuery]);
	const digits = String(lineCount).length;
	return (
		<div className={classes.log}>
			<LogToolbar
				uid={uid}
				find={find}
				onFind={(text) => {
					setCurrent(null);
					void setQuery({ find: text === "" ? null : text });
				}}
				search={search}
				current={current}
				topLine={() =>
					lineOfRow(virtualizer.getVirtualItemForOffset(virtualizer.scrollOffset ?? 0)?.index ?? 0, gap) ?? 1
				}
				onGo={go}
				isWrapped={isWrapped}
				onWrap={setWrapped}
				hasTimes={hasTimes}
				onTimes={setTimes}
			/>
			<div className={classes.frame}>
				<section
					ref={scroller}
					className={`${classes.scroller} ${terminal.colours}`}
					aria-label="Lines of the log"
					// biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
					tabIndex={0}
					data-wrapped={isWrapped || undefined}
					// A short log takes no more room than it needs; a scroll bar has its place below it.
					style={{ height: `min(66vh, ${virtualizer.getTotalSize() + 18}px)` }}
				>
					<div
						className={classes.rows}
						style={{ height: virtualizer.getTotalSize(), ["--digits" as string]: `${digits + 1}ch` }}
					>
						{items.map(({ index, start }) => {
							const no = lineOfRow(index, gap);
							const style = { transform: `translateY(${start}px)` };
							const measure = isWrapped ? virtualizer.measureElement : null;
							if (no === null && gap) {
								return (
									<div key="gap" className={classes.gap} style={style} data-index={index} ref={measure}>
										Lines {gap.from.toLocaleString("en")} to {gap.to.toLocaleString("en")} are not kept: of a
										log this long, its beginning and its end are
									</div>
								);
							}
							return (
								no !== null && (
									<LogLine
										key={no}
										no={no}
										line={lineAt(no)}
										find={find}
										isMarked={no === marked}
										isCurrent={no === current}
										hasTimes={hasTimes}
										onLink={link}
										style={style}
										row={index}
										measure={measure}
									/>
								)
							);
						})}
					</div>
				</section>
				{atEnd.news > 0 && (
					<button type="button" className={classes.news} onClick={atEnd.go}>
						{atEnd.news.toLocaleString("en")} new {atEnd.news === 1 ? "line" : "lines"} ↓
					</button>
				)}
			</div>
			<p className={classes.foot}>
				<span>
					{lineCount.toLocaleString("en")} {lineCount === 1 ? "line" : "lines"}, {formatSize(state.keptBytes)}
					{gap ? " kept" : ""}
				</span>
				{isAway && <span role="status">The server did not answer; trying again.</span>}
				{!isAway && state.isOpen && (
					<span>{atEnd.isFollowing ? "Following; more may come" : "More may come"}</span>
				)}
			</p>
		</div>
	);
}
