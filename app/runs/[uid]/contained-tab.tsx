import Link from "next/link";
import { LiveRefresh } from "../../../components/live/live-refresh.tsx";
import classes from "../../../components/record/record.module.css";
import { RunTree } from "../../../components/record/run/run-tree.tsx";
import { lineageHref } from "../../../components/shell/kind.ts";
import type { Ctx } from "../../../lib/services/ctx.ts";
import { listContainedRuns } from "../../../lib/services/runs/list-contained-runs.ts";

/** The runs inside of a run, as a tree. */
export async function ContainedTab({ ctx, uid, now }: { ctx: Ctx; uid: string; now: number }) {
	const { items, isCut } = await listContainedRuns({ ctx, input: { uid } });
	if (items.length === 0) return <p className={classes.quiet}>It started no other run.</p>;
	return (
		<>
			<LiveRefresh
				now={now}
				about={items.map(({ run }) => ({ kind: "run", uid: run.uid }))}
				hasRunning={items.some(({ run }) => run.status === "running")}
			/>
			<RunTree items={items} parentUid={uid} now={now} />
			{isCut && (
				<p className={classes.quiet}>
					The nearest {items.length}. <Link href={lineageHref("run", uid)}>All are in the graph</Link>
				</p>
			)}
		</>
	);
}
