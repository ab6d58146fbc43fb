import Link from "next/link";
import type { FileView } from "../../lib/contracts/files.ts";
import type { RunFileView, RunView } from "../../lib/contracts/runs.ts";
import { Duration } from "../live/duration.tsx";
import { recordHref } from "../shell/kind.ts";
import classes from "./record.module.css";
import { RelativeTime } from "./relative-time.tsx";
import { Size } from "./size.tsx";
import { StatusBadge } from "./status-badge.tsx";
import { SuffixIcon } from "./suffix-icon.tsx";

/** Some runs, newest first, for a record page or the overview. */
export function RunList({ runs, now, empty }: { runs: readonly RunView[]; now: number; empty: string }) {
	if (runs.length === 0) return <p className={classes.quiet}>{empty}</p>;
	return (
		<ul className={classes.list}>
			{runs.map((run) => (
				<li key={run.uid}>
					<span className={classes.state}>
						<StatusBadge status={run.status} transformType={run.transform.type} />
					</span>
					<span className={classes.main}>
						<Link href={recordHref("run", run.uid)}>{run.name ?? run.uid.slice(0, 8)}</Link>{" "}
						<span className={classes.dim}>of {run.transform.name}</span>
					</span>
					<span className={classes.dim}>
						{run.inputCount} → {run.outputCount} · {run.createdBy.handle} ·{" "}
						{run.status === "running" ? (
							<Duration startedAt={run.startedAt} finishedAt={null} isRunning now={now} />
						) : (
							<RelativeTime at={run.createdAt} now={now} />
						)}
					</span>
				</li>
			))}
		</ul>
	);
}

/** Some files, for a record page or the overview. */
export function FileList({
	files,
	now,
	empty,
	hrefOf = (file) => recordHref("file", file.uid),
}: {
	files: readonly FileView[];
	now: number;
	empty: string;
	/** Where a file leads: its own page unless said otherwise. */
	hrefOf?: (file: FileView) => string;
}) {
	if (files.length === 0) return <p className={classes.quiet}>{empty}</p>;
	return (
		<ul className={classes.list}>
			{files.map((file) => (
				<li key={file.uid}>
					<SuffixIcon suffix={file.suffix} type={file.type} />
					<span className={classes.main}>
						<Link href={hrefOf(file)}>{file.key}</Link> <span className={classes.dim}>v{file.versionNo}</span>
					</span>
					<span className={classes.dim}>
						<Size bytes={file.sizeBytes} /> · {file.createdBy.handle} ·{" "}
						<RelativeTime at={file.createdAt} now={now} />
					</span>
				</li>
			))}
		</ul>
	);
}

/** What a run read or made, and how that is known. */
export function EdgeList({
	edges,
	now,
	empty,
}: {
	edges: readonly RunFileView[];
	now: number;
	empty: string;
}) {
	if (edges.length === 0) return <p className={classes.quiet}>{empty}</p>;
	return (
		<ul className={classes.list}>
			{edges.map(({ file, kind, origin, isLate, recordedAt }) => (
				<li key={file.uid}>
					<SuffixIcon suffix={file.suffix} type={file.type} />
					<span className={classes.main}>
						<Link href={recordHref("file", file.uid)}>{file.key}</Link>{" "}
						<span className={classes.dim}>v{file.versionNo}</span>
					</span>
					<span className={classes.dim}>
						{kind === "recreated" && "made again · "}
						{isLate && "recorded late · "}
						{origin} · <RelativeTime at={recordedAt} now={now} />
					</span>
				</li>
			))}
		</ul>
	);
}

/** Says that a bounded list goes on elsewhere. */
export function MoreLink({ shown, total, href }: { shown: number; total: number | null; href: string }) {
	if (total !== null && total <= shown) return null;
	return (
		<p>
			<Link href={href}>See all {total === null ? "10,000+" : total.toLocaleString("en")}</Link>
		</p>
	);
}
