import Link from "next/link";
import type { UserRef } from "../../lib/contracts/common.ts";
import type { FileView } from "../../lib/contracts/files.ts";
import type { RunView } from "../../lib/contracts/runs.ts";
import type { TransformView } from "../../lib/contracts/transforms.ts";
import { Duration } from "../live/duration.tsx";
import { recordHref } from "../shell/kind.ts";
import classes from "./record.module.css";
import { formatTime } from "./time.ts";

function Person({ user }: { user: UserRef }) {
	return (
		<Link href={recordHref("user", user.handle)} title={user.name}>
			<strong>{user.handle}</strong>
			{user.isDeactivated && " (deactivated)"}
		</Link>
	);
}

function At({ at }: { at: string }) {
	return <time dateTime={at}>{formatTime(at)} UTC</time>;
}

function version(text: string): string {
	return /^\d+$/.test(text) ? `v${text}` : text;
}

/** `from 2 files`; nothing when the run read none. */
function from(count: number): string {
	return count === 0 ? "" : ` · from ${count} ${count === 1 ? "file" : "files"}`;
}

/** Who ingested a file, by which run of what, when, and from how much: the audit question in one sentence. */
export function FileProvenance({ file }: { file: FileView }) {
	return (
		<p className={classes.provenance}>
			Ingested by <Person user={file.createdBy} />
			{file.run && file.transform ? (
				<>
					{" · run "}
					<Link href={recordHref("run", file.run.uid)}>
						<em>{file.run.name ?? `${file.run.uid.slice(0, 4)}…`}</em>
					</Link>
					{" of "}
					<Link href={recordHref("transform", file.transform.uid)}>
						<em>{file.transform.name}</em>
					</Link>{" "}
					{version(file.transform.version)}
				</>
			) : (
				" · saved by hand"
			)}
			{" · "}
			<At at={file.createdAt} />
			{from(file.run?.inputCount ?? 0)}
		</p>
	);
}

/** Who ran what, when, for how long, and what it read and made. */
export function RunProvenance({ run, now }: { run: RunView; now: number }) {
	return (
		<p className={classes.provenance}>
			Run by <Person user={run.createdBy} />
			{" · "}
			<Link href={recordHref("transform", run.transform.uid)}>
				<em>{run.transform.name}</em>
			</Link>{" "}
			{version(run.transform.version)}
			{" · "}
			<At at={run.startedAt ?? run.createdAt} />
			{run.startedAt && (
				<>
					{" · "}
					<Duration
						startedAt={run.startedAt}
						finishedAt={run.finishedAt}
						isRunning={run.status === "running"}
						now={now}
					/>
				</>
			)}
			{` · ${run.inputCount} in, ${run.outputCount} out`}
		</p>
	);
}

/** Who registered a transform, when, and how often it ran. */
export function TransformProvenance({ transform }: { transform: TransformView }) {
	return (
		<p className={classes.provenance}>
			Registered by <Person user={transform.createdBy} />
			{` · ${version(transform.version)} of ${transform.key} · `}
			<At at={transform.createdAt} />
			{` · ${transform.runCount} ${transform.runCount === 1 ? "run" : "runs"}`}
		</p>
	);
}
