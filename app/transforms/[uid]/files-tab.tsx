import Link from "next/link";
import { LiveRefresh } from "../../../components/live/live-refresh.tsx";
import { FileList } from "../../../components/record/lists.tsx";
import record from "../../../components/record/record.module.css";
import classes from "../../../components/transform/transform.module.css";
import { WhenceError } from "../../../lib/contracts/errors.ts";
import type { TransformView } from "../../../lib/contracts/transforms.ts";
import type { Ctx } from "../../../lib/services/ctx.ts";
import { listFiles } from "../../../lib/services/files/list-files.ts";
import { orRefusal, Refused } from "../../refused.tsx";
import type { Asked } from "./asked.ts";
import { VersionsSwitch } from "./versions-switch.tsx";

/** The files that runs made, newest first, page by page. */
export async function FilesTab({
	ctx,
	t,
	isOnly,
	asked: { versions, after },
	now,
}: {
	ctx: Ctx;
	t: TransformView;
	/** There is no other version. */
	isOnly: boolean;
	asked: Asked;
	now: number;
}) {
	const transform = versions === "all" ? t.familyUid : t.uid;
	const page = await orRefusal(
		listFiles({ ctx, input: { transform, ...(after === null ? {} : { cursor: after }) } }),
	);
	const base = `/transforms/${t.uid}?tab=files${versions === "all" ? "&versions=all" : ""}`;
	if (page instanceof WhenceError) return <Refused title="Files" href={base} error={page} />;
	const total = page.total === null ? "more than 10,000" : page.total.toLocaleString("en");
	return (
		<>
			<LiveRefresh now={now} about={[{ kind: "transform", uid: t.uid }]} />
			<div className={classes.bar}>
				{!isOnly && <VersionsSwitch uid={t.uid} tab="files" open={versions} />}
				{page.items.length > 0 && (
					<Link className={record.button} href={`/files?transform=${transform}`}>
						All {total} in the registry
					</Link>
				)}
			</div>
			<FileList
				files={page.items}
				now={now}
				empty={
					versions === "all"
						? "Its runs have made no file yet."
						: "Runs of this version have made no file yet."
				}
			/>
			<p className={record.links}>
				{after !== null && <Link href={base}>Newest first</Link>}
				{page.nextCursor !== null && (
					<Link href={`${base}&after=${encodeURIComponent(page.nextCursor)}`}>Older files</Link>
				)}
			</p>
		</>
	);
}
