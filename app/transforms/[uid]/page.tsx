import type { Metadata } from "next";
import Link from "next/link";
import { Activity } from "../../../components/record/activity.tsx";
import { InlineText } from "../../../components/record/inline-text.tsx";
import { FileList, MoreLink, RunList } from "../../../components/record/lists.tsx";
import { TransformProvenance } from "../../../components/record/provenance.tsx";
import classes from "../../../components/record/record.module.css";
import { RecordHeader, RecordTabs } from "../../../components/record/record-header.tsx";
import { SourceCode } from "../../../components/record/source-code.tsx";
import { TypeBadge } from "../../../components/record/status-badge.tsx";
import { TabPanel } from "../../../components/record/tab-panel.tsx";
import { Tags } from "../../../components/record/tags.tsx";
import { pageCtx } from "../../../lib/auth/page-ctx.ts";
import type { TransformView } from "../../../lib/contracts/transforms.ts";
import { listAuditEvents } from "../../../lib/services/audit/list-audit-events.ts";
import type { Ctx } from "../../../lib/services/ctx.ts";
import { listFiles } from "../../../lib/services/files/list-files.ts";
import { listRuns } from "../../../lib/services/runs/list-runs.ts";
import { getTransform } from "../../../lib/services/transforms/get-transform.ts";
import { getTransformSource } from "../../../lib/services/transforms/get-transform-source.ts";
import { listTransformVersions } from "../../../lib/services/transforms/list-transform-versions.ts";
import { addTagAction, removeTagAction, updateTransformAction } from "../../actions.ts";
import { openTab, orNotFound } from "../../or-not-found.ts";
import { RecordNotes } from "../../record-notes.tsx";

const tabs = [
	{ id: "code", label: "Code" },
	{ id: "runs", label: "Runs" },
	{ id: "files", label: "Files" },
	{ id: "activity", label: "Activity" },
] as const;

interface Props {
	params: Promise<{ uid: string }>;
	searchParams: Promise<{ tab?: string | string[]; line?: string | string[] }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
	const ctx = await pageCtx();
	const { uid } = await params;
	return { title: (await orNotFound(getTransform({ ctx, input: { uid } }))).name };
}

async function TabContent({
	ctx,
	t,
	tab,
	line,
	now,
}: {
	ctx: Ctx;
	t: TransformView;
	tab: string;
	/** The line to point out. */
	line: string | null;
	now: number;
}) {
	if (tab === "runs") {
		const page = await listRuns({ ctx, input: { transform: t.uid } });
		return (
			<>
				<RunList runs={page.items} now={now} empty="It has not run yet." />
				<MoreLink shown={page.items.length} total={page.total} href={`/runs?transform=${t.uid}`} />
			</>
		);
	}
	if (tab === "files") {
		const page = await listFiles({ ctx, input: { transform: t.uid } });
		return (
			<>
				<FileList files={page.items} now={now} empty="Its runs have made no file yet." />
				<MoreLink shown={page.items.length} total={page.total} href={`/lineage?focus=transform:${t.uid}`} />
			</>
		);
	}
	if (tab === "activity") {
		const page = await listAuditEvents({ ctx, input: { entityKind: "transform", entityUid: t.uid } });
		return <Activity events={page.items} now={now} isOfOne />;
	}
	if (t.sourceHash === null)
		return <p className={classes.quiet}>No source was registered with this version.</p>;
	const { source, language } = await getTransformSource({ ctx, input: { uid: t.uid } });
	return <SourceCode source={source} language={language} marked={line} />;
}

export default async function TransformPage({ params, searchParams }: Props) {
	const ctx = await pageCtx();
	const { uid } = await params;
	const t = await orNotFound(getTransform({ ctx, input: { uid } }));
	const versions = await listTransformVersions({ ctx, input: { uid: t.uid } });
	const asked = await searchParams;
	const tab = openTab(tabs, asked.tab);
	const line = typeof asked.line === "string" ? asked.line : null;
	return (
		<>
			<RecordHeader
				kind="transform"
				uid={t.uid}
				title={t.name}
				badges={<TypeBadge type={t.type} />}
				provenance={<TransformProvenance transform={t} />}
			>
				{versions.length > 1 && (
					<nav className={classes.tags} aria-label="Versions">
						{versions.map((v) => (
							<Link
								key={v.uid}
								href={`/transforms/${v.uid}`}
								{...(v.uid === t.uid ? { "aria-current": "page" as const } : {})}
							>
								{v.uid === t.uid ? (
									<strong>{v.label ?? `v${v.versionNo}`}</strong>
								) : (
									(v.label ?? `v${v.versionNo}`)
								)}
							</Link>
						))}
					</nav>
				)}
				{t.description && <p style={{ margin: 0, whiteSpace: "pre-wrap" }}>{t.description}</p>}
				<div className={classes.tags}>
					<Tags kind="transform" uid={t.uid} tags={t.tags} add={addTagAction} remove={removeTagAction} />
					<InlineText
						uid={t.uid}
						revision={t.revision}
						field="name"
						label="name"
						text={t.name}
						save={updateTransformAction}
					/>
					<InlineText
						uid={t.uid}
						revision={t.revision}
						field="description"
						label="description"
						text={t.description}
						isLong
						save={updateTransformAction}
					/>
				</div>
			</RecordHeader>
			<RecordNotes kind="transform" uid={t.uid} />
			<RecordTabs base={`/transforms/${t.uid}`} tabs={tabs} open={tab} />
			<TabPanel tab={tab}>
				<TabContent ctx={ctx} t={t} tab={tab} line={line} now={Date.now()} />
			</TabPanel>
		</>
	);
}
