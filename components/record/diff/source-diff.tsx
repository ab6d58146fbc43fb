import type { DiffPart, SourceDiff } from "../../../lib/contracts/transform-comparison.ts";
import record from "../record.module.css";
import { cellTitle } from "./cell-title.ts";
import { ChangeSteps } from "./change-steps.tsx";
import classes from "./diff.module.css";
import { DiffLines } from "./diff-lines.tsx";
import { Fold } from "./fold.tsx";

/** `+12 −3`, in words for those who hear it. */
export function DiffCounts({ added, removed }: { added: number; removed: number }) {
	return (
		<span className={classes.counts}>
			<span className={classes.addedCount} aria-hidden>
				+{added.toLocaleString("en")}
			</span>{" "}
			<span className={classes.removedCount} aria-hidden>
				−{removed.toLocaleString("en")}
			</span>
			<span className={classes.hidden}>
				{added} {added === 1 ? "line" : "lines"} added, {removed} removed
			</span>
		</span>
	);
}

/** What differs between two sources: side by side where there is room for it, unless one column is asked for. */
export function SourceDiffView({ diff, isColumn }: { diff: SourceDiff; isColumn: boolean }) {
	if (diff.outcome === "unknown") return <p className={record.quiet}>{diff.reason}</p>;
	if (diff.outcome === "same") {
		return <p>{diff.by === "cells" ? "All cells are the same." : "The code is the same."}</p>;
	}
	return (
		<section className={classes.diff} aria-label="What changed" {...(isColumn ? { "data-column": "" } : {})}>
			{diff.note !== null && <p className={record.quiet}>{diff.note}</p>}
			{diff.parts.length > 0 && <ChangeSteps />}
			{grouped(diff.parts).map((part) =>
				Array.isArray(part) ? (
					<SameCells key={cellTitle(part[0] as DiffPart)} cells={part} />
				) : (
					<Part key={cellTitle(part)} part={part} />
				),
			)}
		</section>
	);
}

function Part({ part }: { part: DiffPart }) {
	const isCell = part.cellType !== null;
	return (
		<div className={classes.part}>
			{isCell && (
				<h3 className={classes.cellTitle}>
					{cellTitle(part)} <DiffCounts added={part.added} removed={part.removed} />
				</h3>
			)}
			<DiffLines stretches={part.stretches} change={part.change} />
		</div>
	);
}

/** Cells that are the same follow each other: one fold for all of them. */
function grouped(parts: readonly DiffPart[]): (DiffPart | DiffPart[])[] {
	const groups: (DiffPart | DiffPart[])[] = [];
	for (const part of parts) {
		const last = groups.at(-1);
		if (part.change !== "same") groups.push(part);
		else if (Array.isArray(last)) last.push(part);
		else groups.push([part]);
	}
	return groups;
}

function SameCells({ cells }: { cells: readonly DiffPart[] }) {
	const groups = cells.map((cell) => {
		const [only] = cell.stretches;
		const lines = only?.kind === "same" ? only.lines : [];
		return { title: cellTitle(cell), olderNo: 1, newerNo: 1, lines };
	});
	const what = cells.length === 1 ? "1 cell that is the same" : `${cells.length} cells that are the same`;
	return <Fold what={what} groups={groups} />;
}
