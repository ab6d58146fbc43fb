"use client";

import { IconChevronDown, IconChevronUp, IconDownload, IconSearch } from "@tabler/icons-react";
import classes from "./log.module.css";
import { nextHit } from "./next-hit.ts";
import type { LogSearch } from "./use-log-search.ts";

/** Searching in a log, how it is shown, and the way to take it along. */
export function LogToolbar({
	uid,
	find,
	onFind,
	search,
	current,
	topLine,
	onGo,
	isWrapped,
	onWrap,
	hasTimes,
	onTimes,
}: {
	uid: string;
	find: string;
	onFind: (text: string) => void;
	search: LogSearch;
	/** The line that one went to last. */
	current: number | null;
	/** The first line in sight: a search begins there. */
	topLine: () => number;
	onGo: (no: number) => void;
	isWrapped: boolean;
	onWrap: (isOn: boolean) => void;
	hasTimes: boolean;
	onTimes: (isOn: boolean) => void;
}) {
	const lines = search.hits?.lines ?? [];
	const go = (by: 1 | -1) => {
		const no = nextHit(lines, current ?? topLine() - 1, by);
		if (no !== null) onGo(no);
	};
	return (
		<div className={classes.tools}>
			<label className={classes.find}>
				<IconSearch size={15} aria-hidden />
				<input
					type="search"
					aria-label="Search in the log"
					placeholder="Search in the log"
					value={find}
					maxLength={400}
					onChange={(event) => onFind(event.currentTarget.value)}
					onKeyDown={(event) => {
						if (event.key === "Enter") go(event.shiftKey ? -1 : 1);
						else if (event.key === "Escape") onFind("");
						else return;
						event.preventDefault();
					}}
				/>
			</label>
			<span className={classes.hits} role="status">
				{wordsOf(search, find, current)}
			</span>
			<button
				type="button"
				className={classes.step}
				aria-label="Previous hit"
				title="Previous hit (Shift+Enter)"
				disabled={lines.length === 0}
				onClick={() => go(-1)}
			>
				<IconChevronUp size={16} aria-hidden />
			</button>
			<button
				type="button"
				className={classes.step}
				aria-label="Next hit"
				title="Next hit (Enter)"
				disabled={lines.length === 0}
				onClick={() => go(1)}
			>
				<IconChevronDown size={16} aria-hidden />
			</button>
			<span className={classes.space} />
			<label className={classes.switch}>
				<input type="checkbox" checked={hasTimes} onChange={(e) => onTimes(e.currentTarget.checked)} />
				Times
			</label>
			<label className={classes.switch}>
				<input type="checkbox" checked={isWrapped} onChange={(e) => onWrap(e.currentTarget.checked)} />
				Wrap
			</label>
			<a className={classes.button} href={`/api/v1/runs/${uid}/log?format=text`} download>
				<IconDownload size={16} aria-hidden /> Download
			</a>
		</div>
	);
}

function wordsOf({ hits, isAsking, hasFailed }: LogSearch, find: string, current: number | null): string {
	if (find === "") return "";
	if (hasFailed) return "The search failed";
	if (isAsking || !hits) return "Searching…";
	const total = `${hits.lines.length.toLocaleString("en")}${hits.isCapped ? "+" : ""}`;
	if (hits.lines.length === 0) return "No line has it";
	const at = current === null ? -1 : hits.lines.indexOf(current);
	if (at >= 0) return `${(at + 1).toLocaleString("en")} of ${total}`;
	return `${total} ${hits.lines.length === 1 ? "line" : "lines"}`;
}
