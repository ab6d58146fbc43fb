import type { Comparison, DiffHunk, TableChange } from "../../../lib/contracts/previews.ts";
import record from "../record.module.css";
import classes from "./versions.module.css";

/** What changed from one version to another. */
export function ComparisonView({
	olderNo,
	newerNo,
	comparison,
}: {
	olderNo: number;
	newerNo: number;
	comparison: Comparison;
}) {
	return (
		<section className={classes.comparison} aria-label={`From v${olderNo} to v${newerNo}`}>
			<h2 className={record.sectionTitle}>
				From v{olderNo} to v{newerNo}
			</h2>
			<Changes comparison={comparison} />
		</section>
	);
}

/** What changed, without a heading. */
export function Changes({ comparison }: { comparison: Comparison }) {
	if (comparison.kind === "none") return <p className={record.quiet}>{comparison.reason}</p>;
	if (comparison.kind === "same") return <p>The content is the same.</p>;
	if (comparison.kind === "folder") {
		const { counts, note } = comparison;
		const total = counts.added + counts.removed + counts.changed;
		return (
			<>
				<p>
					{total === 0
						? "No file differs"
						: `${counts.added} added, ${counts.removed} removed, ${counts.changed} changed`}
					, {counts.same} the same. {note}
				</p>
				<Paths title="Added" sign="+" paths={comparison.added} total={counts.added} />
				<Paths title="Removed" sign="-" paths={comparison.removed} total={counts.removed} />
				<Paths title="Changed" sign=" " paths={comparison.changed} total={counts.changed} />
			</>
		);
	}
	return (
		<>
			{comparison.table && <TableChanges change={comparison.table} />}
			{comparison.hunks && (
				<p>
					{comparison.added.toLocaleString("en")} {comparison.added === 1 ? "line" : "lines"} added,{" "}
					{comparison.removed.toLocaleString("en")} removed.
				</p>
			)}
			{comparison.reason !== null && <p className={record.quiet}>{comparison.reason}</p>}
			{comparison.hunks && comparison.hunks.length > 0 && <Lines hunks={comparison.hunks} />}
		</>
	);
}

function TableChanges({ change }: { change: TableChange }) {
	const { columnsAdded, columnsRemoved, typesChanged, before, after } = change;
	const facts = [
		columnsAdded.length > 0 && `Columns added: ${columnsAdded.join(", ")}.`,
		columnsRemoved.length > 0 && `Columns removed: ${columnsRemoved.join(", ")}.`,
		typesChanged.length > 0 &&
			`Types changed: ${typesChanged.map((each) => `${each.name} (${each.before || "empty"} → ${each.after || "empty"})`).join(", ")}.`,
		columnsAdded.length + columnsRemoved.length === 0 && "The same columns.",
	].filter((fact) => fact !== false);
	return (
		<p>
			{facts.join(" ")} {before === after ? `${after} in both.` : `Before: ${before}. After: ${after}.`}
		</p>
	);
}

function Paths({
	title,
	sign,
	paths,
	total,
}: {
	title: string;
	sign: string;
	paths: string[];
	total: number;
}) {
	if (paths.length === 0) return null;
	return (
		// biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
		<section className={classes.lines} tabIndex={0} aria-label={title}>
			<table>
				<tbody>
					{paths.map((path) => (
						<tr key={path} data-sign={sign}>
							<td>{sign}</td>
							<td>{path}</td>
						</tr>
					))}
				</tbody>
			</table>
			{total > paths.length && (
				<p className={record.quiet}>… {(total - paths.length).toLocaleString("en")} more</p>
			)}
		</section>
	);
}

const words = { "+": "added", "-": "removed", " ": "" } as const;

function Lines({ hunks }: { hunks: readonly DiffHunk[] }) {
	return (
		// biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
		<section className={classes.lines} tabIndex={0} aria-label="Lines that changed">
			<table>
				{hunks.map((hunk) => (
					<tbody key={`${hunk.olderStart}:${hunk.newerStart}`}>
						<tr className={classes.hunk}>
							<td />
							<td>
								Line {hunk.olderStart} → {hunk.newerStart}
							</td>
						</tr>
						{hunk.lines.map(({ sign, text }, index) => (
							// biome-ignore lint/suspicious/noArrayIndexKey: lines of one difference never move.
							<tr key={index} data-sign={sign}>
								<td aria-label={words[sign]}>{sign}</td>
								<td>{text}</td>
							</tr>
						))}
					</tbody>
				))}
			</table>
		</section>
	);
}
