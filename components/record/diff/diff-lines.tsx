import type {
	DiffLine,
	DiffPart,
	DiffRow,
	DiffStretch,
} from "../../../lib/contracts/transform-comparison.ts";
import classes from "./diff.module.css";
import { Fold } from "./fold.tsx";
import { SameLines } from "./same-lines.tsx";

/** The lines of a source or cell: changes with what stands about them, the rest folded. */
export function DiffLines({
	stretches,
	change,
}: {
	stretches: readonly DiffStretch[];
	change: DiffPart["change"];
}) {
	if (stretches.length === 0) return <p className={classes.empty}>An empty cell.</p>;
	return (
		// One side alone needs no second column.
		<div
			className={classes.lines}
			{...(change === "added" || change === "removed" ? { "data-one": "" } : {})}
		>
			{stretches.map((stretch) => {
				if (stretch.kind === "changed") {
					const [first] = stretch.rows;
					return <Changed key={`${first?.older?.no}:${first?.newer?.no}`} rows={stretch.rows} />;
				}
				const { olderNo, newerNo, lines, lineCount, isFolded } = stretch;
				if (!isFolded && lines) return <SameLines key={olderNo} {...{ olderNo, newerNo, lines }} />;
				const count = lineCount.toLocaleString("en");
				const what = lineCount === 1 ? "1 line that is the same" : `${count} lines that are the same`;
				return <Fold key={olderNo} what={what} groups={[{ title: null, olderNo, newerNo, lines }]} />;
			})}
		</div>
	);
}

function Changed({ rows }: { rows: readonly DiffRow[] }) {
	return (
		<div className={classes.changed} data-change>
			{rows.map(({ older, newer }) => (
				<div key={`${older?.no}:${newer?.no}`} className={classes.row}>
					<Side line={older} sign="−" word="removed" />
					<Side line={newer} sign="+" word="added" />
				</div>
			))}
		</div>
	);
}

function Side({ line, sign, word }: { line: DiffLine | null; sign: string; word: "removed" | "added" }) {
	if (line === null) return <div className={classes.blank} data-side={word} />;
	return (
		<div className={classes.side} data-side={word}>
			<span className={classes.no}>{line.no}</span>
			<span className={classes.sign} aria-hidden>
				{sign}
			</span>
			<code>
				<span className={classes.hidden}>{word}: </span>
				<Marked line={line} word={word} />
			</code>
		</div>
	);
}

/** A line with what changed in it pointed out: by a line beneath as well as by colour. */
function Marked({ line: { text, marks }, word }: { line: DiffLine; word: "removed" | "added" }) {
	const Mark = word === "added" ? "ins" : "del";
	let at = 0;
	return (
		<>
			{marks.map(({ start, end }) => {
				const before = text.slice(at, start);
				at = end;
				return (
					<span key={start}>
						{before}
						<Mark>{text.slice(start, end)}</Mark>
					</span>
				);
			})}
			{text.slice(at)}
		</>
	);
}
