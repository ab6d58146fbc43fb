import { IconColumns2 } from "@tabler/icons-react";
import type { Metadata } from "next";
import Link from "next/link";
import type { SearchParams } from "nuqs/server";
import { cache } from "react";
import { LiveRefresh } from "../../../components/live/live-refresh.tsx";
import { Activity } from "../../../components/record/activity.tsx";
import { NameEdit } from "../../../components/record/edits/name-edit.tsx";
import { RunProvenance } from "../../../components/record/provenance.tsx";
import classes from "../../../components/record/record.module.css";
import { RecordHeader, RecordTabs, type Tab } from "../../../components/record/record-header.tsx";
import { SiblingChart } from "../../../components/record/run/sibling-chart.tsx";
import { ValueTable } from "../../../components/record/run/value-table.tsx";
import { StatusBadge } from "../../../components/record/status-badge.tsx";
import { TabPanel } from "../../../components/record/tab-panel.tsx";
import { pageCtx } from "../../../lib/auth/page-ctx.ts";
import type { RunView } from "../../../lib/contracts/runs.ts";
import { listAuditEvents } from "../../../lib/services/audit/list-audit-events.ts";
import type { Ctx } from "../../../lib/services/ctx.ts";
import { getRun } from "../../../lib/services/runs/get-run.ts";
import { getRunFamily } from "../../../lib/services/runs/get-run-family.ts";
import { effectiveScope } from "../../../lib/services/scope.ts";
import { updateRunAction } from "../../actions.ts";
import { RecordLineage } from "../../lineage/record-lineage.tsx";
import { openTab, orNotFound } from "../../or-not-found.ts";
import { RecordAbout } from "../../record-about.tsx";
import { ContainedTab } from "./contained-tab.tsx";
import { EnvironmentTab } from "./environment-tab.tsx";
import { FilesTab } from "./files-tab.tsx";
import { LogTab } from "./log-tab.tsx";

const tabs = [
	{ id: "files", label: "Inputs & outputs" },
	{ id: "params", label: "Params" },
	{ id: "log", label: "Log" },
	{ id: "environment", label: "Environment" },
	{ id: "contains", label: "Contains" },
	{ id: "lineage", label: "Lineage" },
	{ id: "activity", label: "Activity" },
] as const;

interface Props {
	params: Promise<{ uid: string }>;
	searchParams: Promise<SearchParams>;
}

/** Title and page show the same run: it is read once. */
const readRun = cache(async (uid: string) => orNotFound(getRun({ ctx: await pageCtx(), input: { uid } })));

export async function generateMetadata({ params }: Props): Promise<Metadata> {
	const run = await readRun((await params).uid);
	return { title: run.name ?? `Run ${run.uid.slice(0, 8)}` };
}

async function TabContent({
	ctx,
	run,
	tab,
	asked,
	previousUid,
	now,
}: {
	ctx: Ctx;
	run: RunView;
	tab: string;
	asked: SearchParams;
	previousUid: string | null;
	now: number;
}) {
	const { uid } = run;
	if (tab === "params") {
		return <ValueTable value={run.params} label="params" empty="This run was given no params." />;
	}
	if (tab === "log") {
		const line = Number(one(asked["line"]) ?? "");
		return <LogTab ctx={ctx} run={run} line={Number.isInteger(line) && line > 0 ? line : null} />;
	}
	if (tab === "environment") {
		const previous = previousUid && (await getRun({ ctx, input: { uid: previousUid } }));
		return <EnvironmentTab run={run} previous={previous || null} />;
	}
	if (tab === "contains") return <ContainedTab ctx={ctx} uid={uid} now={now} />;
	if (tab === "lineage") {
		return (
			<RecordLineage
				ctx={ctx}
				kind="run"
				uid={uid}
				base={`/runs/${uid}`}
				asked={asked}
				empty="This run has read and made no file yet: there is nothing around it to draw."
				now={now}
			/>
		);
	}
	if (tab === "activity") {
		const page = await listAuditEvents({ ctx, input: { entityKind: "run", entityUid: uid } });
		return <Activity events={page.items} now={now} isOfOne />;
	}
	return <FilesTab ctx={ctx} uid={uid} places={{ in: one(asked["in"]), out: one(asked["out"]) }} now={now} />;
}

function one(asked: string | string[] | undefined): string | null {
	return [asked ?? []].flat()[0] ?? null;
}

export default async function RunPage({ params, searchParams }: Props) {
	const ctx = await pageCtx();
	const { uid } = await params;
	const run = await readRun(uid);
	const { siblings, parent, containedCount } = await orNotFound(getRunFamily({ ctx, input: { uid } }));
	const asked = await searchParams;
	const now = Date.now();
	const tab = openTab(tabs, asked["tab"]);
	const counts: Record<string, number | null> = {
		params: Object.keys(run.params).length,
		contains: containedCount,
	};
	const counted = tabs
		.filter(({ id }) => id !== "contains" || containedCount !== 0 || tab === "contains")
		.map(({ id, label }): Tab => ({ id, label, ...(counts[id] ? { count: counts[id] } : {}) }));
	const mayEdit = effectiveScope(ctx) !== "read";
	const { previousUid } = siblings;
	const compare = previousUid ? `a=${previousUid}&b=${uid}` : `b=${uid}&pick=a`;
	return (
		<>
			<RecordHeader
				kind="run"
				uid={run.uid}
				title={run.name ?? `Run ${run.uid.slice(0, 8)}`}
				rename={
					mayEdit && (
						<NameEdit
							key={run.uid}
							uid={run.uid}
							revision={run.revision}
							text={run.name ?? ""}
							save={updateRunAction}
						/>
					)
				}
				badges={<StatusBadge status={run.status} transformType={run.transform.type} />}
				provenance={<RunProvenance run={run} now={now} />}
				actions={
					<Link className={classes.button} href={`/runs/compare?${compare}`}>
						<IconColumns2 size={16} aria-hidden />{" "}
						{previousUid ? "Compare with the run before" : "Compare with another"}
					</Link>
				}
			>
				{parent && (
					<p className={classes.provenance}>
						Started by run{" "}
						<Link href={`/runs/${parent.uid}?tab=contains`}>
							<em>{parent.name ?? parent.uid.slice(0, 8)}</em>
						</Link>{" "}
						of {parent.transformName}
					</p>
				)}
				<RecordAbout kind="run" record={run} />
			</RecordHeader>
			<SiblingChart siblings={siblings} uid={uid} isRunning={run.status === "running"} />
			<LiveRefresh now={now} about={[{ kind: "run", uid: run.uid }]} hasRunning={run.status === "running"} />
			<RecordTabs base={`/runs/${run.uid}`} tabs={counted} open={tab} />
			<TabPanel tab={tab}>
				<TabContent ctx={ctx} run={run} tab={tab} asked={asked} previousUid={previousUid} now={now} />
			</TabPanel>
		</>
	);
}
