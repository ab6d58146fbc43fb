import { Activity } from "../../../components/record/activity.tsx";
import { FileList, MoreLink, RunList } from "../../../components/record/lists.tsx";
import { OlderLinks } from "../../../components/record/older-links.tsx";
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
		<OlderLinks
			base={`/users/${handle}?tab=${tab}`}
			isLater={cursor !== undefined}
			next={next}
			older="Older"
		/>
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
