import { IconDownload } from "@tabler/icons-react";
import type { Metadata } from "next";
import Link from "next/link";
import type { SearchParams } from "nuqs/server";
import { cache } from "react";
import { LiveRefresh } from "../../../components/live/live-refresh.tsx";
import { Activity } from "../../../components/record/activity.tsx";
import { ArchiveFiles } from "../../../components/record/archive-files.tsx";
import { Description } from "../../../components/record/description.tsx";
import { Preview } from "../../../components/record/preview/preview.tsx";
import { FileProvenance } from "../../../components/record/provenance.tsx";
import classes from "../../../components/record/record.module.css";
import { RecordHeader, RecordTabs, type Tab } from "../../../components/record/record-header.tsx";
import { TabPanel } from "../../../components/record/tab-panel.tsx";
import { UseIt } from "../../../components/record/use-it.tsx";
import { pageCtx } from "../../../lib/auth/page-ctx.ts";
import type { FileView } from "../../../lib/contracts/files.ts";
import { parseVersionedUid } from "../../../lib/contracts/ids.ts";
import { renderMarkdown } from "../../../lib/preview/markdown.ts";
import { getRuntime } from "../../../lib/runtime.ts";
import { listAuditEvents } from "../../../lib/services/audit/list-audit-events.ts";
import type { Ctx } from "../../../lib/services/ctx.ts";
import { getFile } from "../../../lib/services/files/get-file.ts";
import { getSurroundings } from "../../../lib/services/files/get-surroundings.ts";
import { previewOf } from "../../../lib/services/files/preview-file.ts";
import { effectiveScope } from "../../../lib/services/scope.ts";
import {
	archiveFilesAction,
	restoreFilesAction,
	showMarkdownAction,
	updateFileAction,
} from "../../actions.ts";
import { RecordLineage } from "../../lineage/record-lineage.tsx";
import { openTab, orNotFound } from "../../or-not-found.ts";
import { RecordAbout } from "../../record-about.tsx";
import { FileFacts } from "./facts.tsx";
import { UsedByTab } from "./used-by-tab.tsx";
import { VersionsTab } from "./versions-tab.tsx";

const tabs = [
	{ id: "preview", label: "Preview" },
	{ id: "versions", label: "Versions" },
	{ id: "lineage", label: "Lineage" },
	{ id: "used-by", label: "Used by" },
	{ id: "activity", label: "Activity" },
] as const;

interface Props {
	params: Promise<{ uid: string }>;
	searchParams: Promise<SearchParams>;
}

/** Title and page show the same file: it is read once. */
const readFile = cache(async (uid: string) => orNotFound(getFile({ ctx: await pageCtx(), input: { uid } })));

export async function generateMetadata({ params }: Props): Promise<Metadata> {
	const { uid } = await params;
	return { title: (await readFile(uid)).key };
}

async function TabContent({
	ctx,
	file,
	tab,
	asked,
	now,
}: {
	ctx: Ctx;
	file: FileView;
	tab: string;
	asked: SearchParams;
	now: number;
}) {
	if (tab === "versions") return <VersionsTab ctx={ctx} file={file} compare={asked["compare"]} now={now} />;
	if (tab === "used-by") {
		const [after = null] = [asked["after"] ?? []].flat();
		return <UsedByTab ctx={ctx} uid={file.uid} cursor={after} now={now} />;
	}
	if (tab === "lineage") {
		return (
			<RecordLineage
				ctx={ctx}
				kind="file"
				uid={file.uid}
				base={`/files/${file.uid}`}
				asked={asked}
				empty="No run that is known here made this file or read it."
				now={now}
			/>
		);
	}
	if (tab === "activity") {
		const page = await listAuditEvents({ ctx, input: { entityKind: "file", entityUid: file.uid } });
		return (
			<>
				<p className={classes.tags}>
					<Link className={classes.button} href={`/files/${file.uid}/custody`}>
						The whole custody, to print
					</Link>
				</p>
				<Activity events={page.items} now={now} isOfOne />
			</>
		);
	}
	const preview = await previewOf({ ctx, file, parse: getRuntime().previews });
	return (
		<>
			<Preview preview={preview} uid={file.uid} sizeBytes={file.sizeBytes} />
			<UseIt file={file} />
		</>
	);
}

export default async function FilePage({ params, searchParams }: Props) {
	const ctx = await pageCtx();
	const { uid } = await params;
	const file = await readFile(uid);
	const now = Date.now();
	// A file that was made from its own older version is not out of date by being the newer one.
	const stale = file.staleInputs.filter(({ latestUid }) => latestUid !== file.uid);
	const asked = await searchParams;
	const mayEdit = effectiveScope(ctx) !== "read";
	const tab = openTab(tabs, asked["tab"]);
	const about = await getSurroundings({ ctx, file });
	const counts: Record<string, number | null> = {
		versions: parseVersionedUid(file.latestUid)?.versionNo ?? null,
		"used-by": about.readers,
	};
	const counted = tabs.map(({ id, label }): Tab => {
		const count = counts[id];
		return { id, label, ...(count ? { count } : {}) };
	});
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
						{file.type === "file" && file.hash && !file.deletedAt && (
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
				{stale.map((input) => (
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
				{file.blobState === "changed" && !file.deletedAt && (
					<p className={classes.warn}>
						The bytes on disk are no longer those that were recorded. Save the file again to record them as
						the next version.
					</p>
				)}
				{file.blobState === "missing" && !file.deletedAt && (
					<p className={classes.warn}>
						The bytes are gone from where they were. What is known about them stays.
					</p>
				)}
				<RecordAbout kind="file" record={file}>
					<Description
						uid={file.uid}
						revision={file.revision}
						text={file.description}
						html={renderMarkdown(file.description)}
						mayEdit={mayEdit}
						save={updateFileAction}
						show={showMarkdownAction}
					/>
				</RecordAbout>
			</RecordHeader>
			<FileFacts ctx={ctx} file={file} about={about} now={now} />
			<LiveRefresh now={now} about={[{ kind: "file", uid: file.uid }]} />
			<RecordTabs base={`/files/${file.uid}`} tabs={counted} open={tab} />
			<TabPanel tab={tab}>
				<TabContent ctx={ctx} file={file} tab={tab} asked={asked} now={now} />
			</TabPanel>
		</>
	);
}
