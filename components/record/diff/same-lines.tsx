import classes from "./diff.module.css";

/** Lines that both sides have. They are read once, though they may be seen twice. */
export function SameLines({
	olderNo,
	newerNo,
	lines,
}: {
	olderNo: number;
	newerNo: number;
	lines: readonly string[];
}) {
	return (
		<div className={classes.same}>
			{lines.map((text, index) => (
				// biome-ignore lint/suspicious/noArrayIndexKey: lines of one difference never move.
				<div key={index} className={classes.row}>
					<div className={classes.side} data-side="removed" aria-hidden>
						<span className={classes.no}>{olderNo + index}</span>
						<span />
						<code>{text}</code>
					</div>
					<div className={classes.side} data-side="added">
						<span className={classes.no}>{newerNo + index}</span>
						<span />
						<code>{text}</code>
					</div>
				</div>
			))}
		</div>
	);
}
