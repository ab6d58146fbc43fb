import { type CSSProperties, memo } from "react";
import type { RunLogLine } from "../../../lib/contracts/run-log.ts";
import { formatTime } from "../time.ts";
import { lineSpans } from "./line-spans.ts";
import classes from "./log.module.css";

/** One row of a log: number, what it was written to, and the line. */
export const LogLine = memo(function LogLine({
	no,
	line,
	find,
	isMarked,
	isCurrent,
	hasTimes,
	onLink,
	style,
	row,
	measure,
}: {
	no: number;
	/** Undefined while it is on its way. */
	line: RunLogLine | undefined;
	find: string;
	isMarked: boolean;
	isCurrent: boolean;
	hasTimes: boolean;
	onLink: (no: number) => void;
	style: CSSProperties;
	row: number;
	measure: ((element: HTMLElement | null) => void) | null;
}) {
	return (
		<div
			className={classes.line}
			style={style}
			ref={measure}
			data-index={row}
			data-line={no}
			data-stream={line?.stream}
			data-marked={isMarked || undefined}
			data-current={isCurrent || undefined}
		>
			<a
				className={classes.number}
				href={`?tab=log&line=${no}`}
				aria-label={`Line ${no}`}
				title={line ? `${formatTime(line.at)}:${line.at.slice(17, 23)} UTC` : undefined}
				onClick={(event) => {
					if (event.metaKey || event.ctrlKey || event.shiftKey) return;
					event.preventDefault();
					onLink(no);
				}}
			>
				{no}
			</a>
			<span className={classes.stream}>{line?.stream === "stderr" ? "err" : ""}</span>
			{hasTimes && <span className={classes.time}>{line?.at.slice(11, 23)}</span>}
			<code className={classes.text}>
				{line
					? lineSpans(line.text, find).map(({ text, color, isBold, isHit }, index) => {
							const look = {
								...(color ? { "data-color": color } : {}),
								...(isBold ? { "data-bold": true } : {}),
							};
							return isHit ? (
								// biome-ignore lint/suspicious/noArrayIndexKey: pieces of one line never move.
								<mark key={index} {...look}>
									{text}
								</mark>
							) : (
								// biome-ignore lint/suspicious/noArrayIndexKey: pieces of one line never move.
								<span key={index} {...look}>
									{text}
								</span>
							);
						})
					: "…"}
			</code>
		</div>
	);
});
