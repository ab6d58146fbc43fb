import type { Metadata } from "next";
import Link from "next/link";
import { LoadExample } from "../../components/forms/load-example.tsx";
import { LiveRefresh } from "../../components/live/live-refresh.tsx";
import { ActivityChart } from "../../components/record/activity-chart.tsx";
import { CopyCode } from "../../components/record/copy-code.tsx";
import { FileList, RunList } from "../../components/record/lists.tsx";
import classes from "../../components/record/record.module.css";
import { countText } from "../../components/registry/count-text.ts";
import { pageCtx } from "../../lib/auth/page-ctx.ts";
import { getOverview } from "../../lib/services/overview/get-overview.ts";
import { loadExampleAction } from "../actions.ts";
import counted from "./counts.module.css";

export const metadata: Metadata = { title: "Overview" };

function Beginning() {
	return (
		<section>
			<h2 className={classes.sectionTitle}>Three ways to begin</h2>
			<p className={classes.quiet}>Track a script or notebook from its first line:</p>
			<CopyCode label="Track a script" code={'import * as ln from "whence";\n\nawait ln.track();'} />
			<p className={classes.quiet}>Put this before any command:</p>
			<CopyCode
				label="Track a command"
				code="npx whence run --in input.txt --out output.txt -- sort input.txt -o output.txt"
			/>
			<p className={classes.quiet}>Save a file that you already have, or drop it on the Files page:</p>
			<CopyCode label="Save a file" code="npx whence save results.csv --key results/results.csv" />
			<p className={classes.quiet}>Or see first what it looks like, on a few small files:</p>
			<LoadExample load={loadExampleAction} />
		</section>
	);
}

export default async function OverviewPage() {
	const ctx = await pageCtx();
	const { counts, estimated, activity, recentRuns, recentFiles } = await getOverview({ ctx });
	const now = Date.now();
	const isFresh = counts.files === 0 && counts.runs === 0;
	const places = [
		["transforms", "transform", "transforms"],
		["runs", "run", "runs"],
		["files", "file", "files"],
		["users", "person", "people"],
	] as const;
	return (
		<>
			<h1 className={classes.pageTitle}>Overview</h1>
			<LiveRefresh now={now} hasRunning={recentRuns.some(({ status }) => status === "running")} />
			<div className={counted.counts}>
				{places.map(([name, one, many]) => (
					<Link key={name} href={`/${name}`}>
						<strong>
							{estimated.includes(name) ? countText(null, counts[name]) : countText(counts[name], undefined)}
						</strong>{" "}
						{counts[name] === 1 ? one : many}
					</Link>
				))}
			</div>
			{isFresh ? (
				<Beginning />
			) : (
				<>
					<ActivityChart days={activity} />
					<div className={classes.columns}>
						<section>
							<h2>Recent runs</h2>
							<RunList runs={recentRuns} now={now} empty="Nothing has run yet." />
						</section>
						<section>
							<h2>Recently ingested files</h2>
							<FileList files={recentFiles} now={now} empty="No files yet." />
						</section>
					</div>
				</>
			)}
		</>
	);
}
