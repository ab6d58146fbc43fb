import Link from "next/link";
import type { ContainedRun } from "../../../lib/contracts/run-family.ts";
import { Duration } from "../../live/duration.tsx";
import { recordHref } from "../../shell/kind.ts";
import record from "../record.module.css";
import { StatusBadge } from "../status-badge.tsx";
import classes from "./run.module.css";

/** The runs that a run contains: each below the one that started it. */
export function RunTree({
	items,
	parentUid,
	now,
}: {
	items: readonly ContainedRun[];
	parentUid: string;
	now: number;
}) {
	const own = items.filter((item) => item.parentUid === parentUid);
	if (own.length === 0) return null;
	return (
		<ul className={parentUid === items[0]?.parentUid ? record.list : classes.branch}>
			{own.map(({ run }) => (
				<li key={run.uid}>
					<div className={classes.leaf}>
						<span className={classes.leafLine}>
							<StatusBadge status={run.status} transformType={run.transform.type} />
							<span className={record.main}>
								<Link href={recordHref("run", run.uid)}>{run.name ?? run.uid.slice(0, 8)}</Link>{" "}
								<span className={record.dim}>of {run.transform.name}</span>
							</span>
							<span className={record.dim}>
								{run.inputCount} → {run.outputCount} ·{" "}
								<Duration
									startedAt={run.startedAt}
									finishedAt={run.finishedAt}
									isRunning={run.status === "running"}
									now={now}
								/>
							</span>
						</span>
						<RunTree items={items} parentUid={run.uid} now={now} />
					</div>
				</li>
			))}
		</ul>
	);
}
