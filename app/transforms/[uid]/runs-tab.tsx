import Link from "next/link";
import { LiveRefresh } from "../../../components/live/live-refresh.tsx";
import { RunList } from "../../../components/record/lists.tsx";
import record from "../../../components/record/record.module.css";
import { RunChart } from "../../../components/transform/run-chart.tsx";
import { RunFacts } from "../../../components/transform/run-facts.tsx";
import { RunTable } from "../../../components/transform/run-table.tsx";
import classes from "../../../components/transform/transform.module.css";
import { WhenceError } from "../../../lib/contracts/errors.ts";
import type { TransformView } from "../../../lib/contracts/transforms.ts";
import type { Ctx } from "../../../lib/services/ctx.ts";
import { listRuns } from "../../../lib/services/runs/list-runs.ts";
import { getRunHistory } from "../../../lib/services/transforms/get-run-history.ts";
import { orRefusal, Refused } from "../../refused.tsx";
import type { Asked } from "./asked.ts";
import { VersionsSwitch } from "./versions-switch.tsx";

/** Runs over time as a chart, and all of them page by page. */
export async function RunsTab({
	ctx,
	t,
	isOnly,
	asked: { versions, after },
	now,
}: {
	ctx: Ctx;
	t: TransformView;
	/** There is no other version. */
	isOnly: boolean;
	asked: Asked;
	now: number;
}) {
	const transform = versions === "all" ? t.familyUid : t.uid;
	const history = await getRunHistory({ ctx, input: { uid: t.uid, versions } });
	const page = await orRefusal(
		listRuns({ ctx, input: { transform, ...(after === null ? {} : { cursor: after }) } }),
	);
	const base = `/transforms/${t.uid}?tab=runs${versions === "all" ? "&versions=all" : ""}`;
	if (page instanceof WhenceError) return <Refused title="Runs" href={base} error={page} />;
	const hasRunning = [...history.runs, ...page.items].some(({ status }) => status === "running");
	const total = page.total === null ? "more than 10,000" : page.total.toLocaleString("en");
	return (
		<>
			<LiveRefresh
				now={now}
				about={[
					{ kind: "transform", uid: t.uid },
					...history.runs.map(({ uid }) => ({ kind: "run" as const, uid })),
				]}
				hasRunning={hasRunning}
			/>
			<div className={classes.bar}>
				{!isOnly && <VersionsSwitch uid={t.uid} tab="runs" open={versions} />}
				{history.runs.length > 0 && (
					<Link className={record.button} href={`/runs?transform=${transform}`}>
						All {total} in the registry
					</Link>
				)}
			</div>
			{history.runs.length > 0 && (
				<>
					<RunFacts history={history} />
					<RunChart key={history.runs.at(-1)?.uid} history={history} type={t.type} now={now} />
					<RunTable runs={history.runs} now={now} />
				</>
			)}
			<RunList
				runs={page.items}
				now={now}
				empty={versions === "all" ? "It has not run yet." : "This version has not run yet."}
			/>
			<p className={record.links}>
				{after !== null && (
					<Link href={base} scroll={false}>
						Newest first
					</Link>
				)}
				{page.nextCursor !== null && (
					<Link href={`${base}&after=${encodeURIComponent(page.nextCursor)}`}>Older runs</Link>
				)}
			</p>
		</>
	);
}
