import type { Metadata } from "next";
import { LiveRefresh } from "../../../components/live/live-refresh.tsx";
import { Activity } from "../../../components/record/activity.tsx";
import { InlineText } from "../../../components/record/inline-text.tsx";
import { EdgeList, MoreLink } from "../../../components/record/lists.tsx";
import { RunProvenance } from "../../../components/record/provenance.tsx";
import classes from "../../../components/record/record.module.css";
import { Fields, JsonFields, RecordHeader, RecordTabs } from "../../../components/record/record-header.tsx";
import { RetractedEdges } from "../../../components/record/retracted-edges.tsx";
import { StatusBadge } from "../../../components/record/status-badge.tsx";
import { TabPanel } from "../../../components/record/tab-panel.tsx";
import { Tags } from "../../../components/record/tags.tsx";
import { pageCtx } from "../../../lib/auth/page-ctx.ts";
import type { RunView } from "../../../lib/contracts/runs.ts";
import { listAuditEvents } from "../../../lib/services/audit/list-audit-events.ts";
import type { Ctx } from "../../../lib/services/ctx.ts";
import { getRun } from "../../../lib/services/runs/get-run.ts";
import { listRunInputs } from "../../../lib/services/runs/list-run-inputs.ts";
import { listRunOutputs } from "../../../lib/services/runs/list-run-outputs.ts";
import { mayChange } from "../../../lib/services/scope.ts";
import { addTagAction, removeTagAction, updateRunAction } from "../../actions.ts";
import { restoreInputAction, restoreOutputAction } from "../../lineage/actions.ts";
import { openTab, orNotFound } from "../../or-not-found.ts";
import { RecordNotes } from "../../record-notes.tsx";

const tabs = [
	{ id: "files", label: "Inputs & outputs" },
	{ id: "params", label: "Params" },
	{ id: "environment", label: "Environment" },
	{ id: "activity", label: "Activity" },
] as const;

interface Props {
	params: Promise<{ uid: string }>;
	searchParams: Promise<{ tab?: string | string[] }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
	const ctx = await pageCtx();
	const { uid } = await params;
	const run = await orNotFound(getRun({ ctx, input: { uid } }));
	return { title: run.name ?? `Run ${run.uid.slice(0, 8)}` };
}

async function TabContent({ ctx, run, tab, now }: { ctx: Ctx; run: RunView; tab: string; now: number }) {
	const { uid, git } = run;
	if (tab === "params") return <JsonFields value={run.params} empty="This run was given no params." />;
	if (tab === "environment") {
		return (
			<>
				<Fields
					fields={[
						["Command", run.commandLine && <code key="command">{run.commandLine}</code>],
						["Exit code", run.exitCode === null ? null : String(run.exitCode)],
						["Host", run.host],
						["Repository", git?.remote],
						["Commit", git?.commit && `${git.commit}${git.isDirty ? " with uncommitted changes" : ""}`],
						["Branch", git?.branch],
						["From", run.externalSource && `${run.externalSource} ${run.externalId ?? ""}`],
					]}
				/>
				<JsonFields value={run.environment} empty="Nothing is known about this run's environment." />
			</>
		);
	}
	if (tab === "activity") {
		const page = await listAuditEvents({ ctx, input: { entityKind: "run", entityUid: uid } });
		return <Activity events={page.items} now={now} isOfOne />;
	}
	const [inputs, outputs, noInputs, noOutputs] = await Promise.all([
		listRunInputs({ ctx, input: { uid } }),
		listRunOutputs({ ctx, input: { uid } }),
		listRunInputs({ ctx, input: { uid, retracted: "only" } }),
		listRunOutputs({ ctx, input: { uid, retracted: "only" } }),
	]);
	const retracted = (page: typeof noInputs) => ({
		runUid: uid,
		edges: page.items,
		total: page.total,
		now,
		mayRestore: Object.fromEntries(
			page.items.map(({ file, recordedBy }) => [file.uid, mayChange(ctx, recordedBy.uid)]),
		),
	});
	return (
		<div className={classes.columns}>
			<section>
				<h2>Inputs</h2>
				<EdgeList edges={inputs.items} now={now} empty="It read no file that is known here." />
				<MoreLink shown={inputs.items.length} total={inputs.total} href={`/lineage?focus=run:${uid}`} />
				<RetractedEdges {...retracted(noInputs)} restore={restoreInputAction} />
			</section>
			<section>
				<h2>Outputs</h2>
				<EdgeList edges={outputs.items} now={now} empty="It has made no file yet." />
				<MoreLink shown={outputs.items.length} total={outputs.total} href={`/lineage?focus=run:${uid}`} />
				<RetractedEdges {...retracted(noOutputs)} restore={restoreOutputAction} />
			</section>
		</div>
	);
}

export default async function RunPage({ params, searchParams }: Props) {
	const ctx = await pageCtx();
	const { uid } = await params;
	const run = await orNotFound(getRun({ ctx, input: { uid } }));
	const now = Date.now();
	const tab = openTab(tabs, (await searchParams).tab);
	return (
		<>
			<RecordHeader
				kind="run"
				uid={run.uid}
				title={run.name ?? `Run ${run.uid.slice(0, 8)}`}
				badges={<StatusBadge status={run.status} transformType={run.transform.type} />}
				provenance={<RunProvenance run={run} now={now} />}
			>
				<div className={classes.tags}>
					<Tags kind="run" uid={run.uid} tags={run.tags} add={addTagAction} remove={removeTagAction} />
					<InlineText
						uid={run.uid}
						revision={run.revision}
						field="name"
						label="name"
						text={run.name ?? ""}
						save={updateRunAction}
					/>
				</div>
			</RecordHeader>
			<RecordNotes kind="run" uid={run.uid} />
			<LiveRefresh now={now} about={[{ kind: "run", uid: run.uid }]} hasRunning={run.status === "running"} />
			<RecordTabs base={`/runs/${run.uid}`} tabs={tabs} open={tab} />
			<TabPanel tab={tab}>
				<TabContent ctx={ctx} run={run} tab={tab} now={now} />
			</TabPanel>
		</>
	);
}
