import { LiveRefresh } from "../../../components/live/live-refresh.tsx";
import { RunList } from "../../../components/record/lists.tsx";
import { OlderLinks } from "../../../components/record/older-links.tsx";
import { RunChart } from "../../../components/transform/run-chart.tsx";
import { RunFacts } from "../../../components/transform/run-facts.tsx";
import { RunTable } from "../../../components/transform/run-table.tsx";
import { WhenceError } from "../../../lib/contracts/errors.ts";
import type { TransformView } from "../../../lib/contracts/transforms.ts";
import type { Ctx } from "../../../lib/services/ctx.ts";
import { listRuns } from "../../../lib/services/runs/list-runs.ts";
import { getRunHistory } from "../../../lib/services/transforms/get-run-history.ts";
import { orRefusal, Refused } from "../../refused.tsx";
import { AllOfThem } from "./all-of-them.tsx";
import type { Asked } from "./asked.ts";

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
			<AllOfThem tab="runs" t={t} versions={versions} isOnly={isOnly} total={page.total} />
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
			<OlderLinks base={base} isLater={after !== null} next={page.nextCursor} older="Older runs" />
		</>
	);
}
