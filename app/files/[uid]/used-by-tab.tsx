import Link from "next/link";
import { LiveRefresh } from "../../../components/live/live-refresh.tsx";
import { RunList } from "../../../components/record/lists.tsx";
import { OlderLinks } from "../../../components/record/older-links.tsx";
import classes from "../../../components/record/record.module.css";
import type { Ctx } from "../../../lib/services/ctx.ts";
import { listFileRuns } from "../../../lib/services/files/list-file-runs.ts";

/** The runs that read a file, page by page, and the way to all that follows from it. */
export async function UsedByTab({
	ctx,
	uid,
	cursor,
	now,
}: {
	ctx: Ctx;
	uid: string;
	cursor: string | null;
	now: number;
}) {
	const page = await listFileRuns({
		ctx,
		input: { uid, role: "input", ...(cursor === null ? {} : { cursor }) },
	});
	const runs = page.items.map(({ run }) => run);
	const total = page.total === null ? "More than 10,000" : page.total.toLocaleString("en");
	return (
		<>
			<LiveRefresh
				now={now}
				about={runs.map((run) => ({ kind: "run", uid: run.uid }))}
				hasRunning={runs.some((run) => run.status === "running")}
			/>
			{runs.length > 0 && (
				<p className={classes.quiet}>
					{total} {page.total === 1 ? "run has" : "runs have"} read this version.{" "}
					<Link href={`/lineage/impact?focus=file:${uid}`}>Everything that follows from it</Link>
				</p>
			)}
			<RunList runs={runs} now={now} empty="No run has read this file yet." />
			<OlderLinks
				base={`/files/${uid}?tab=used-by`}
				isLater={cursor !== null}
				next={page.nextCursor}
				older="Older runs"
			/>
		</>
	);
}
