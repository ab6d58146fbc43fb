"use client";

import Link from "next/link";
import { useTransition } from "react";
import type { RunEdgeRef, RunFileView } from "../../lib/contracts/runs.ts";
import type { Action } from "../forms/action.ts";
import { runAction } from "../forms/run-action.ts";
import { recordHref } from "../shell/kind.ts";
import classes from "./record.module.css";
import { RelativeTime } from "./relative-time.tsx";

/** What was taken back of a run: who, when and why, and the way to undo it for those who may. */
export function RetractedEdges({
	runUid,
	edges,
	total,
	now,
	mayRestore,
	restore,
}: {
	runUid: string;
	edges: readonly RunFileView[];
	/** How many there are; null beyond 10,000. */
	total: number | null;
	now: number;
	/** By the uid of the file. */
	mayRestore: Readonly<Record<string, boolean>>;
	restore: Action<RunEdgeRef, RunFileView>;
}) {
	const [isPending, startTransition] = useTransition();
	if (edges.length === 0) return null;
	return (
		<>
			<h3 className={classes.sectionTitle}>Retracted</h3>
			<ul className={classes.list}>
				{edges.map(({ file, retractedAt, retractedBy, retractedReason }) => (
					<li key={file.uid}>
						<span className={classes.main}>
							<Link href={recordHref("file", file.uid)}>{file.key}</Link>{" "}
							<span className={classes.dim}>v{file.versionNo}</span>
							<br />
							{retractedReason}
						</span>
						<span className={classes.dim}>
							{retractedBy?.handle} · <RelativeTime at={retractedAt ?? file.createdAt} now={now} />
						</span>
						{mayRestore[file.uid] && (
							<button
								type="button"
								className={classes.button}
								aria-label={`Restore the link with ${file.key}`}
								disabled={isPending}
								onClick={() =>
									startTransition(async () => {
										await runAction(restore, { runUid, fileUid: file.uid });
									})
								}
							>
								Restore
							</button>
						)}
					</li>
				))}
			</ul>
			{total !== edges.length && (
				<p className={classes.quiet}>
					The first {edges.length} of {total === null ? "more than 10,000" : total.toLocaleString("en")}.
				</p>
			)}
		</>
	);
}
