import Link from "next/link";
import type { RunView } from "../../../../lib/contracts/runs.ts";
import { recordHref } from "../../../shell/kind.ts";
import { RunProvenance } from "../../provenance.tsx";
import record from "../../record.module.css";
import { StatusBadge } from "../../status-badge.tsx";
import classes from "./compare.module.css";

/** One of two runs that are compared, or the place for it. */
export function ComparedRun({
	side,
	run,
	pick,
	now,
}: {
	side: "A" | "B";
	run: RunView | null;
	/** Where another one is chosen. */
	pick: string;
	now: number;
}) {
	return (
		<section className={classes.card} aria-label={`Run ${side}`}>
			<p className={classes.cardHead}>
				<strong className={classes.side}>{side}</strong>
				{run ? (
					<>
						<Link href={recordHref("run", run.uid)} className={classes.name}>
							{run.name ?? `Run ${run.uid.slice(0, 8)}`}
						</Link>
						<StatusBadge status={run.status} transformType={run.transform.type} />
					</>
				) : (
					<span className={record.dim}>No run yet</span>
				)}
				<span className={record.gap} />
				<Link href={pick} scroll={false} aria-label={`Pick another run for ${side}`}>
					{run ? "Another" : "Pick one"}
				</Link>
			</p>
			{run && <RunProvenance run={run} now={now} />}
		</section>
	);
}
