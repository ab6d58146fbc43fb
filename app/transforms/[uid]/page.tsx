import type { Metadata } from "next";
import Link from "next/link";
import type { SearchParams } from "nuqs/server";
import { cache } from "react";
import { LiveRefresh } from "../../../components/live/live-refresh.tsx";
import { Activity } from "../../../components/record/activity.tsx";
import { Description } from "../../../components/record/description.tsx";
import { NameEdit } from "../../../components/record/edits/name-edit.tsx";
import { TransformProvenance } from "../../../components/record/provenance.tsx";
import classes from "../../../components/record/record.module.css";
import { RecordHeader, RecordTabs, type Tab } from "../../../components/record/record-header.tsx";
import { TypeBadge } from "../../../components/record/status-badge.tsx";
import { TabPanel } from "../../../components/record/tab-panel.tsx";
import { VersionMenu } from "../../../components/transform/version-menu.tsx";
import { versionName } from "../../../components/transform/version-name.ts";
import { pageCtx } from "../../../lib/auth/page-ctx.ts";
import type { TransformVersionRef, TransformView } from "../../../lib/contracts/transforms.ts";
import { renderMarkdown } from "../../../lib/preview/markdown.ts";
import { listAuditEvents } from "../../../lib/services/audit/list-audit-events.ts";
import type { Ctx } from "../../../lib/services/ctx.ts";
import { effectiveScope } from "../../../lib/services/scope.ts";
import { getTransformWithVersions } from "../../../lib/services/transforms/get-transform-with-versions.ts";
import { showMarkdownAction, updateTransformAction } from "../../actions.ts";
import { orNotFound } from "../../or-not-found.ts";
import { RecordAbout } from "../../record-about.tsx";
import { type Asked, loadAsked, tabs } from "./asked.ts";
import { CodeTab } from "./code-tab.tsx";
import { CompareTab } from "./compare-tab.tsx";
import { FilesTab } from "./files-tab.tsx";
import { LineageTab } from "./lineage-tab.tsx";
import { RunsTab } from "./runs-tab.tsx";

interface Props {
	params: Promise<{ uid: string }>;
	searchParams: Promise<SearchParams>;
}

/** Title and page ask for the same record: once a request is enough. */
const transformOf = cache(async (uid: string) => {
	const ctx = await pageCtx();
	const { transform, versions } = await orNotFound(getTransformWithVersions({ ctx, input: { uid } }));
	return { ctx, t: transform, versions };
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
	const { t } = await transformOf((await params).uid);
	return { title: t.name };
}

async function TabContent({
	ctx,
	t,
	versions,
	asked,
	address,
	now,
}: {
	ctx: Ctx;
	t: TransformView;
	versions: readonly TransformVersionRef[];
	asked: Asked;
	/** All of it, as the graph reads it. */
	address: SearchParams;
	now: number;
}) {
	const isOnly = versions.length < 2;
	switch (asked.tab) {
		case "runs":
			return <RunsTab ctx={ctx} t={t} isOnly={isOnly} asked={asked} now={now} />;
		case "files":
			return <FilesTab ctx={ctx} t={t} isOnly={isOnly} asked={asked} now={now} />;
		case "lineage":
			return <LineageTab ctx={ctx} t={t} address={address} now={now} />;
		case "activity": {
			const page = await listAuditEvents({ ctx, input: { entityKind: "transform", entityUid: t.uid } });
			return <Activity events={page.items} now={now} isOfOne />;
		}
		case "code": {
			const { compare, layout } = asked;
			if (compare === null) return <CodeTab ctx={ctx} t={t} versions={versions} asked={asked} />;
			return (
				<CompareTab ctx={ctx} t={t} versions={versions} compare={compare} isColumn={layout === "column"} />
			);
		}
	}
}

export default async function TransformPage({ params, searchParams }: Props) {
	const { ctx, t, versions } = await transformOf((await params).uid);
	const address = await searchParams;
	const asked = loadAsked(address);
	const now = Date.now();
	const mayEdit = effectiveScope(ctx) !== "read";
	const counted = tabs.map((tab): Tab => (tab.id === "runs" ? { ...tab, count: t.runCount } : tab));
	const latest = versions[0];
	return (
		<>
			<RecordHeader
				kind="transform"
				uid={t.uid}
				title={t.name}
				rename={
					mayEdit && (
						<NameEdit
							key={t.uid}
							uid={t.uid}
							revision={t.revision}
							text={t.name}
							save={updateTransformAction}
						/>
					)
				}
				badges={
					<>
						<TypeBadge type={t.type} />
						<span className={classes.dim}>{versionName(t)}</span>
					</>
				}
				provenance={<TransformProvenance transform={t} />}
			>
				{!t.isLatest && latest && (
					<p className={classes.warn}>
						An older version. <Link href={`/transforms/${latest.uid}`}>Open the latest</Link>
					</p>
				)}
				<RecordAbout
					kind="transform"
					record={t}
					before={
						<VersionMenu
							versions={versions}
							uid={t.uid}
							tab={asked.tab === "code" ? "" : `?tab=${asked.tab}`}
						/>
					}
				>
					<Description
						key={t.uid}
						uid={t.uid}
						revision={t.revision}
						text={t.description}
						html={renderMarkdown(t.description)}
						mayEdit={mayEdit}
						save={updateTransformAction}
						show={showMarkdownAction}
					/>
				</RecordAbout>
			</RecordHeader>
			<LiveRefresh now={now} about={[{ kind: "transform", uid: t.uid }]} />
			<RecordTabs base={`/transforms/${t.uid}`} tabs={counted} open={asked.tab} />
			<TabPanel tab={`${asked.tab} ${asked.compare ?? ""}`}>
				<TabContent ctx={ctx} t={t} versions={versions} asked={asked} address={address} now={now} />
			</TabPanel>
		</>
	);
}
