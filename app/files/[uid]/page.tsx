import { IconDownload } from "@tabler/icons-react";
import type { Metadata } from "next";
import Link from "next/link";
import { LiveRefresh } from "../../../components/live/live-refresh.tsx";
import { Activity } from "../../../components/record/activity.tsx";
import { ArchiveFiles } from "../../../components/record/archive-files.tsx";
import { CopyCode } from "../../../components/record/copy-code.tsx";
import { InlineText } from "../../../components/record/inline-text.tsx";
import { FileList, MoreLink, RunList } from "../../../components/record/lists.tsx";
import { Preview } from "../../../components/record/preview.tsx";
import { FileProvenance } from "../../../components/record/provenance.tsx";
import classes from "../../../components/record/record.module.css";
import { Fields, RecordHeader, RecordTabs } from "../../../components/record/record-header.tsx";
import { Size } from "../../../components/record/size.tsx";
import { TabPanel } from "../../../components/record/tab-panel.tsx";
import { Tags } from "../../../components/record/tags.tsx";
import { pageCtx } from "../../../lib/auth/page-ctx.ts";
import type { FileView } from "../../../lib/contracts/files.ts";
import { getRuntime } from "../../../lib/runtime.ts";
import { listAuditEvents } from "../../../lib/services/audit/list-audit-events.ts";
import type { Ctx } from "../../../lib/services/ctx.ts";
import { getFile } from "../../../lib/services/files/get-file.ts";
import { listFileRuns } from "../../../lib/services/files/list-file-runs.ts";
import { listFileVersions } from "../../../lib/services/files/list-file-versions.ts";
import { previewFile } from "../../../lib/services/files/preview-file.ts";
import {
	addTagAction,
	archiveFilesAction,
	removeTagAction,
	restoreFilesAction,
	updateFileAction,
} from "../../actions.ts";
import { openTab, orNotFound } from "../../or-not-found.ts";

const tabs = [
	{ id: "preview", label: "Preview" },
	{ id: "versions", label: "Versions" },
	{ id: "used-by", label: "Used by" },
	{ id: "activity", label: "Activity" },
] as const;

interface Props {
	params: Promise<{ uid: string }>;
	searchParams: Promise<{ tab?: string | string[] }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
	const ctx = await pageCtx();
	const { uid } = await params;
	return { title: (await orNotFound(getFile({ ctx, input: { uid } }))).key };
}

async function TabContent({ ctx, file, tab, now }: { ctx: Ctx; file: FileView; tab: string; now: number }) {
	if (tab === "versions") {
		const versions = await listFileVersions({ ctx, input: { uid: file.uid } });
		return <FileList files={versions} now={now} empty="This is the only version." />;
	}
	if (tab === "used-by") {
		const page = await listFileRuns({ ctx, input: { uid: file.uid, role: "input" } });
		return (
			<>
				<LiveRefresh
					now={now}
					about={page.items.map(({ run }) => ({ kind: "run", uid: run.uid }))}
					hasRunning={page.items.some(({ run }) => run.status === "running")}
				/>
				<RunList runs={page.items.map(({ run }) => run)} now={now} empty="No run has read this file yet." />
				<MoreLink shown={page.items.length} total={page.total} href={`/lineage?focus=file:${file.uid}`} />
			</>
		);
	}
	if (tab === "activity") {
		const page = await listAuditEvents({ ctx, input: { entityKind: "file", entityUid: file.uid } });
		return <Activity events={page.items} now={now} isOfOne />;
	}
	const preview = await previewFile({ ctx, input: { uid: file.uid }, parse: getRuntime().previews });
	return (
		<>
			<Preview preview={preview} />
			<h2 className={classes.sectionTitle}>Use it</h2>
			<CopyCode
				label="In TypeScript"
				code={`import * as ln from "whence";\n\nconst file = await ln.File.select({ uid: "${file.uid}" }).one();\nconst path = await file.stage();`}
			/>
			<CopyCode label="In a terminal" code={`npx whence get ${file.uid}`} />
			<CopyCode
				label="With curl"
				code={`curl -OJ -H "Authorization: Bearer $WHENCE_TOKEN" "$WHENCE_URL/api/v1/files/${file.uid}/content?download=1"`}
			/>
		</>
	);
}

export default async function FilePage({ params, searchParams }: Props) {
	const ctx = await pageCtx();
	const { uid } = await params;
	const file = await orNotFound(getFile({ ctx, input: { uid } }));
	const now = Date.now();
	const tab = openTab(tabs, (await searchParams).tab);
	return (
		<>
			<RecordHeader
				kind="file"
				uid={file.uid}
				title={file.key}
				badges={<span className={classes.dim}>v{file.versionNo}</span>}
				provenance={<FileProvenance file={file} />}
				actions={
					<>
						{file.hash && !file.deletedAt && (
							<a className={classes.button} href={`/api/v1/files/${file.uid}/content?download=1`} download>
								<IconDownload size={16} aria-hidden /> Download
							</a>
						)}
						{!file.deletedAt && (
							<ArchiveFiles
								uids={[file.uid]}
								isArchived={file.archivedAt !== null}
								archive={archiveFilesAction}
								restore={restoreFilesAction}
							/>
						)}
					</>
				}
			>
				{!file.isLatest && (
					<p className={classes.warn}>
						An older version. <Link href={`/files/${file.latestUid}`}>Open the latest</Link>
					</p>
				)}
				{file.staleInputs.map((input) => (
					<p key={input.key} className={classes.warn}>
						Made from v{input.madeFromVersionNo} of {input.key};{" "}
						<Link href={`/files/${input.latestUid}`}>v{input.latestVersionNo} exists</Link>
					</p>
				))}
				{file.archivedAt && <p className={classes.warn}>Archived: hidden from lists, nothing is lost.</p>}
				{file.deletedAt && (
					<p className={classes.warn}>
						Deleted by {file.deletedBy?.handle ?? "somebody"}. Only this record is left.
					</p>
				)}
				{file.description && <p style={{ margin: 0, whiteSpace: "pre-wrap" }}>{file.description}</p>}
				<div className={classes.tags}>
					<Tags kind="file" uid={file.uid} tags={file.tags} add={addTagAction} remove={removeTagAction} />
					<InlineText
						uid={file.uid}
						revision={file.revision}
						field="description"
						label="description"
						text={file.description}
						isLong
						save={updateFileAction}
					/>
				</div>
			</RecordHeader>
			<Fields
				fields={[
					["Size", <Size key="size" bytes={file.sizeBytes} />],
					["SHA-256", file.hash && <code key="hash">{file.hash}</code>],
					["Same content as", file.sameContentAs && `v${file.sameContentAs}`],
					["Kept", file.isManaged ? "in the storage" : "where it lies"],
					["Path on the server", file.path && <code key="path">{file.path}</code>],
				]}
			/>
			<LiveRefresh now={now} about={[{ kind: "file", uid: file.uid }]} />
			<RecordTabs base={`/files/${file.uid}`} tabs={tabs} open={tab} />
			<TabPanel tab={tab}>
				<TabContent ctx={ctx} file={file} tab={tab} now={now} />
			</TabPanel>
		</>
	);
}
