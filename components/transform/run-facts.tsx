import type { RunHistory } from "../../lib/contracts/run-history.ts";
import { formatLength } from "../record/time.ts";
import classes from "./run-chart.module.css";

/** What the newest runs say together. */
export function RunFacts({ history }: { history: RunHistory }) {
	const { runs, isWhole, medianMs, completedCount, failedCount } = history;
	const count = runs.length;
	return (
		<p className={classes.facts}>
			<span>
				{isWhole ? (count === 1 ? "The only run" : `All ${count} runs`) : `The newest ${count} runs`}
			</span>
			{medianMs !== null && (
				<span>
					<strong>{formatLength(medianMs)}</strong> median of the {completedCount} that completed
				</span>
			)}
			<span>
				<strong>{failedCount}</strong> failed
			</span>
		</p>
	);
}
