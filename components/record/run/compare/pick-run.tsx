import Link from "next/link";
import type { RunView } from "../../../../lib/contracts/runs.ts";
import record from "../../record.module.css";
import { RelativeTime } from "../../relative-time.tsx";
import { StatusBadge } from "../../status-badge.tsx";
import classes from "./compare.module.css";

/** Runs to choose from, newest first, and a field to look for others. */
export function PickRun({
	side,
	kept,
	q,
	runs,
	hrefOf,
	now,
}: {
	side: "a" | "b";
	/** What else the address says: it stays. */
	kept: Readonly<Record<string, string>>;
	q: string;
	runs: readonly RunView[];
	hrefOf: (run: RunView) => string;
	now: number;
}) {
	const letter = side.toUpperCase();
	return (
		<section className={classes.section} aria-label={`Choose run ${letter}`}>
			<h2 className={record.sectionTitle}>Choose run {letter}</h2>
			<form className={classes.inlineForm} action="/runs/compare">
				{Object.entries(kept).map(([name, value]) => (
					<input key={name} type="hidden" name={name} value={value} />
				))}
				<input
					type="search"
					name="q"
					defaultValue={q}
					aria-label="Search runs"
					placeholder="Name, uid or code"
					maxLength={400}
				/>
				<button type="submit" className={record.button}>
					Search
				</button>
			</form>
			{runs.length === 0 ? (
				<p className={record.quiet}>{q === "" ? "This code has no other run." : "No run is found."}</p>
			) : (
				<ul className={record.list}>
					{runs.map((run) => (
						<li key={run.uid}>
							<StatusBadge status={run.status} transformType={run.transform.type} />
							<span className={record.main}>
								<Link href={hrefOf(run)}>{run.name ?? run.uid.slice(0, 8)}</Link>{" "}
								<span className={record.dim}>of {run.transform.name}</span>
							</span>
							<span className={record.dim}>
								{run.createdBy.handle} · <RelativeTime at={run.createdAt} now={now} />
							</span>
						</li>
					))}
				</ul>
			)}
		</section>
	);
}
