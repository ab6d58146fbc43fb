import Link from "next/link";
import type { RunPoint } from "../../lib/contracts/run-history.ts";
import { formatDuration, formatTime } from "../record/time.ts";
import { recordHref, statusLooks } from "../shell/kind.ts";
import classes from "./run-chart.module.css";

/** What the chart draws, as a table: newest first. */
export function RunTable({ runs, now }: { runs: readonly RunPoint[]; now: number }) {
	return (
		<details className={classes.table}>
			<summary>The chart as a table</summary>
			{/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard. */}
			<section className={classes.tableBox} tabIndex={0} aria-label="The chart as a table">
				<table>
					<thead>
						<tr>
							<th scope="col">Run</th>
							<th scope="col">Status</th>
							<th scope="col">Took</th>
							<th scope="col">Version</th>
							<th scope="col">By</th>
							<th scope="col">When (UTC)</th>
						</tr>
					</thead>
					<tbody>
						{runs.toReversed().map((run) => (
							<tr key={run.uid}>
								<td>
									<Link href={recordHref("run", run.uid)} prefetch={false}>
										{run.name ?? run.uid.slice(0, 8)}
									</Link>
								</td>
								<td>{statusLooks[run.status].label}</td>
								<td>{run.status === "lost" ? "–" : formatDuration(run.startedAt, run.finishedAt, now)}</td>
								<td>{run.version === String(run.versionNo) ? `v${run.versionNo}` : run.version}</td>
								<td>{run.createdBy}</td>
								<td>{formatTime(run.createdAt)}</td>
							</tr>
						))}
					</tbody>
				</table>
			</section>
		</details>
	);
}
