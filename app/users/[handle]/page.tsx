import type { Metadata } from "next";
import { Activity } from "../../../components/record/activity.tsx";
import { FileList, MoreLink, RunList } from "../../../components/record/lists.tsx";
import classes from "../../../components/record/record.module.css";
import { RecordHeader, RecordTabs } from "../../../components/record/record-header.tsx";
import { TabPanel } from "../../../components/record/tab-panel.tsx";
import { formatTime } from "../../../components/record/time.ts";
import { pageCtx } from "../../../lib/auth/page-ctx.ts";
import { listAuditEvents } from "../../../lib/services/audit/list-audit-events.ts";
import type { Ctx } from "../../../lib/services/ctx.ts";
import { listFiles } from "../../../lib/services/files/list-files.ts";
import { listRuns } from "../../../lib/services/runs/list-runs.ts";
import { getUser } from "../../../lib/services/users/get-user.ts";
import { openTab, orNotFound } from "../../or-not-found.ts";

const tabs = [
	{ id: "runs", label: "Ran" },
	{ id: "files", label: "Ingested" },
	{ id: "activity", label: "Changed" },
] as const;

interface Props {
	params: Promise<{ handle: string }>;
	searchParams: Promise<{ tab?: string | string[] }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
	const { handle } = await params;
	return { title: handle };
}

async function TabContent({ ctx, handle, tab, now }: { ctx: Ctx; handle: string; tab: string; now: number }) {
	if (tab === "files") {
		const page = await listFiles({ ctx, input: { createdBy: handle } });
		return (
			<>
				<FileList files={page.items} now={now} empty="No file came from them yet." />
				<MoreLink shown={page.items.length} total={page.total} href={`/files?by=${handle}`} />
			</>
		);
	}
	if (tab === "activity") {
		const page = await listAuditEvents({ ctx, input: { actor: handle } });
		return (
			<>
				<Activity events={page.items} now={now} />
				<MoreLink shown={page.items.length} total={page.total} href={`/audit?by=${handle}`} />
			</>
		);
	}
	const page = await listRuns({ ctx, input: { createdBy: handle } });
	return (
		<>
			<RunList runs={page.items} now={now} empty="They have run nothing yet." />
			<MoreLink shown={page.items.length} total={page.total} href={`/runs?by=${handle}`} />
		</>
	);
}

export default async function UserPage({ params, searchParams }: Props) {
	const ctx = await pageCtx();
	const { handle } = await params;
	const user = await orNotFound(getUser({ ctx, input: { handle } }));
	const tab = openTab(tabs, (await searchParams).tab);
	return (
		<>
			<RecordHeader
				kind="user"
				uid={user.uid}
				title={user.name}
				badges={<span className={classes.dim}>{user.handle}</span>}
				provenance={
					<p className={classes.provenance}>
						{user.type === "service" ? "A service" : "A person"} with role {user.role} · since{" "}
						{formatTime(user.createdAt)} UTC · {user.runCount} runs · {user.fileCount} files
						{user.deactivatedAt && " · deactivated"}
					</p>
				}
			/>
			<RecordTabs base={`/users/${user.handle}`} tabs={tabs} open={tab} />
			<TabPanel tab={tab}>
				<TabContent ctx={ctx} handle={user.handle} tab={tab} now={Date.now()} />
			</TabPanel>
		</>
	);
}
