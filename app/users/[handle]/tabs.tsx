import Link from "next/link";
import { Activity } from "../../../components/record/activity.tsx";
import { FileList, MoreLink, RunList } from "../../../components/record/lists.tsx";
import classes from "../../../components/record/record.module.css";
import { listAuditEvents } from "../../../lib/services/audit/list-audit-events.ts";
import type { Ctx } from "../../../lib/services/ctx.ts";
import { listFiles } from "../../../lib/services/files/list-files.ts";
import { listRuns } from "../../../lib/services/runs/list-runs.ts";

/** What somebody ran, ingested or changed, page by page, and the way to the registry that has all of it. */
export async function UserTab({
	ctx,
	handle,
	tab,
	cursor,
	now,
}: {
	ctx: Ctx;
	handle: string;
	tab: string;
	cursor: string | undefined;
	now: number;
}) {
	const place = cursor === undefined ? {} : { cursor };
	const older = (next: string | null) => (
		<p className={classes.links}>
			{cursor !== undefined && <Link href={`/users/${handle}?tab=${tab}`}>Newest first</Link>}
			{next !== null && (
				<Link href={`/users/${handle}?tab=${tab}&after=${encodeURIComponent(next)}`}>Older</Link>
			)}
		</p>
	);
	if (tab === "files") {
		const page = await listFiles({ ctx, input: { createdBy: handle, ...place } });
		return (
			<>
				<FileList files={page.items} now={now} empty="No file came from them yet." />
				<MoreLink shown={page.items.length} total={page.total} href={`/files?by=${handle}`} />
				{older(page.nextCursor)}
			</>
		);
	}
	if (tab === "activity") {
		const page = await listAuditEvents({ ctx, input: { actor: handle, ...place } });
		return (
			<>
				<Activity events={page.items} now={now} />
				<MoreLink shown={page.items.length} total={page.total} href={`/audit?by=${handle}`} />
				{older(page.nextCursor)}
			</>
		);
	}
	const page = await listRuns({ ctx, input: { createdBy: handle, ...place } });
	return (
		<>
			<RunList runs={page.items} now={now} empty="They have run nothing yet." />
			<MoreLink shown={page.items.length} total={page.total} href={`/runs?by=${handle}`} />
			{older(page.nextCursor)}
		</>
	);
}
