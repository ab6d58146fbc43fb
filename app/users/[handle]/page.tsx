import type { Metadata } from "next";
import { LiveRefresh } from "../../../components/live/live-refresh.tsx";
import classes from "../../../components/record/record.module.css";
import { RecordHeader, RecordTabs, type Tab } from "../../../components/record/record-header.tsx";
import { RelativeTime } from "../../../components/record/relative-time.tsx";
import { TabPanel } from "../../../components/record/tab-panel.tsx";
import { formatTime } from "../../../components/record/time.ts";
import { ActivityOverTime } from "../../../components/user/activity-over-time.tsx";
import { Leaver } from "../../../components/user/leaver.tsx";
import { pageCtx } from "../../../lib/auth/page-ctx.ts";
import { effectiveScope } from "../../../lib/services/scope.ts";
import { getActivity } from "../../../lib/services/users/get-activity.ts";
import { getUser } from "../../../lib/services/users/get-user.ts";
import { openTab, orNotFound } from "../../or-not-found.ts";
import { RecordAbout } from "../../record-about.tsx";
import {
	deactivateUserAction,
	handOverAction,
	heirsAction,
	leavingAction,
	reactivateUserAction,
	takeBackAction,
} from "../actions.ts";
import { UserTab } from "./tabs.tsx";

const tabs = [
	{ id: "runs", label: "Ran" },
	{ id: "files", label: "Ingested" },
	{ id: "activity", label: "Changed" },
] as const;

const actions = {
	leaving: leavingAction,
	heirs: heirsAction,
	deactivate: deactivateUserAction,
	reactivate: reactivateUserAction,
	handOver: handOverAction,
	takeBack: takeBackAction,
};

interface Props {
	params: Promise<{ handle: string }>;
	searchParams: Promise<{ tab?: string | string[]; by?: string | string[]; after?: string | string[] }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
	const { handle } = await params;
	return { title: handle };
}

export default async function UserPage({ params, searchParams }: Props) {
	const ctx = await pageCtx();
	const { handle } = await params;
	const user = await orNotFound(getUser({ ctx, input: { handle } }));
	const asked = await searchParams;
	const now = Date.now();
	const scope = effectiveScope(ctx);
	const tab = openTab(tabs, asked.tab);
	const by = asked.by === "day" ? "day" : "week";
	const activity = await getActivity({ ctx, input: { handle, by } });
	const counts: Record<string, number> = { runs: user.runCount, files: user.fileCount };
	const counted = tabs.map(({ id, label }): Tab => {
		const count = counts[id];
		return { id, label, ...(count ? { count } : {}) };
	});
	return (
		<>
			<RecordHeader
				kind="user"
				uid={user.uid}
				title={user.name}
				badges={
					<span className={classes.dim}>
						{[user.name !== user.handle && user.handle, user.deactivatedAt && "deactivated"]
							.filter(Boolean)
							.join(" · ")}
					</span>
				}
				provenance={
					<p className={classes.provenance}>
						{user.type === "service" ? "A service" : "A person"} with role {user.role} · since{" "}
						{formatTime(user.createdAt)} UTC
						{user.lastSeenAt && (
							<>
								{" · last seen "}
								<RelativeTime at={user.lastSeenAt} now={now} />
							</>
						)}
						{user.tokenCount !== null &&
							` · ${user.tokenCount} ${user.tokenCount === 1 ? "token" : "tokens"}`}
						{user.email && ` · ${user.email}`}
					</p>
				}
			>
				<Leaver user={user} mayChange={scope === "admin" && user.uid !== ctx.actor.uid} actions={actions} />
				<RecordAbout kind="user" record={user} />
			</RecordHeader>
			<LiveRefresh now={now} about={[{ kind: "user", uid: user.uid }]} />
			<ActivityOverTime handle={user.handle} activity={activity} tab={tab} />
			<RecordTabs base={`/users/${user.handle}`} tabs={counted} open={tab} />
			<TabPanel tab={tab}>
				<UserTab ctx={ctx} handle={user.handle} tab={tab} cursor={[asked.after ?? []].flat()[0]} now={now} />
			</TabPanel>
		</>
	);
}
