import type { RunSiblings } from "../../../lib/contracts/run-family.ts";
import { formatLength } from "../time.ts";
import classes from "./run.module.css";

const barPx = 6;
const gapPx = 2;
const heightPx = 34;

/** How long a run took among the last ones of the same code: a sentence, and a small chart that shows it. */
export function SiblingChart({
	siblings,
	uid,
	isRunning,
}: {
	siblings: RunSiblings;
	uid: string;
	isRunning: boolean;
}) {
	const { items, durationMs, medianMs, slowerThan, comparedWith } = siblings;
	if (durationMs === null || medianMs === null || slowerThan === null) return null;
	const isThere = items.some((each) => each.uid === uid);
	const bars = isThere || isRunning ? items : [...items, { uid, status: "completed" as const, durationMs }];
	const longest = Math.max(...bars.map((each) => each.durationMs), 1);
	const heightOf = (ms: number) => Math.max(2, (ms / longest) * heightPx);
	const width = bars.length * (barPx + gapPx) - gapPx;
	const said = sentence({ durationMs, medianMs, slowerThan, comparedWith, isRunning });
	return (
		<figure className={classes.siblings}>
			<svg width={width} height={heightPx + 6} viewBox={`0 0 ${width} ${heightPx + 6}`} aria-hidden="true">
				{bars.map((each, i) => (
					<rect
						key={each.uid}
						x={i * (barPx + gapPx)}
						y={heightPx - heightOf(each.durationMs)}
						width={barPx}
						height={heightOf(each.durationMs)}
						rx={1}
						data-status={each.status}
						data-own={each.uid === uid || undefined}
					/>
				))}
				<line x1={0} x2={width} y1={heightPx - heightOf(medianMs)} y2={heightPx - heightOf(medianMs)} />
				{bars.map(
					(each, i) =>
						each.uid === uid && (
							<path
								key={each.uid}
								d={`M${i * (barPx + gapPx)} ${heightPx + 6} l${barPx / 2} -5 l${barPx / 2} 5 z`}
							/>
						),
				)}
			</svg>
			<figcaption>{said}</figcaption>
		</figure>
	);
}

function sentence({
	durationMs,
	medianMs,
	slowerThan,
	comparedWith,
	isRunning,
}: {
	durationMs: number;
	medianMs: number;
	slowerThan: number;
	comparedWith: number;
	isRunning: boolean;
}): string {
	const median = formatLength(medianMs);
	if (isRunning) {
		return comparedWith === 1
			? `The other completed run of this code took ${median}.`
			: `The last ${comparedWith} completed runs of this code took ${median} in the median.`;
	}
	const own = `Took ${formatLength(durationMs)}`;
	return comparedWith === 1
		? `${own}; the other completed run of this code took ${median}.`
		: `${own}: longer than ${slowerThan} of the last ${comparedWith} completed runs of this code, whose median is ${median}.`;
}
