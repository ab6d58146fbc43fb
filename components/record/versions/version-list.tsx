import Link from "next/link";
import type { FileView } from "../../../lib/contracts/files.ts";
import { recordHref } from "../../shell/kind.ts";
import { formatSize } from "../format-size.ts";
import record from "../record.module.css";
import { RelativeTime } from "../relative-time.tsx";
import { Size } from "../size.tsx";
import { changeOfSize } from "./change-of-size.ts";
import classes from "./versions.module.css";

/** The versions of a file, newest first, each with what is other than in the one before. */
export function VersionList({
	versions,
	shownUid,
	now,
}: {
	versions: readonly FileView[];
	/** The version whose page this is. */
	shownUid: string;
	now: number;
}) {
	return (
		<ol className={record.list}>
			{versions.map((file, index) => {
				const before = versions[index + 1];
				return (
					<li key={file.uid} {...(file.uid === shownUid ? { "aria-current": "true" as const } : {})}>
						<span className={record.main}>
							<Link href={recordHref("file", file.uid)}>v{file.versionNo}</Link>
							{file.isLatest && <span className={record.dim}> · latest</span>}
							{file.uid === shownUid && <span className={record.dim}> · this page</span>}
							{file.deletedAt && <span className={record.dim}> · deleted</span>}
							{file.archivedAt && <span className={record.dim}> · archived</span>}
							<span className={classes.maker}>
								<Maker file={file} />
							</span>
						</span>
						<span>
							<Size bytes={file.sizeBytes} />{" "}
							{before && (
								<span className={record.dim}>
									{changeOfSize(before.sizeBytes, file.sizeBytes, formatSize)}
								</span>
							)}
						</span>
						{file.sameContentAs !== null && (
							<span className={record.dim}>same content as v{file.sameContentAs}</span>
						)}
						<span className={record.dim}>
							{file.createdBy.handle} · <RelativeTime at={file.createdAt} now={now} />
						</span>
						{before && (
							<Link
								className={classes.compare}
								scroll={false}
								href={`/files/${shownUid}?tab=versions&compare=${before.uid}..${file.uid}`}
								aria-label={`What changed from v${before.versionNo} to v${file.versionNo}`}
							>
								What changed
							</Link>
						)}
					</li>
				);
			})}
		</ol>
	);
}

function Maker({ file }: { file: FileView }) {
	if (!file.run || !file.transform) return <>saved by hand</>;
	const { version } = file.transform;
	return (
		<>
			by run <Link href={recordHref("run", file.run.uid)}>{file.run.name ?? file.run.uid.slice(0, 8)}</Link>{" "}
			of <Link href={recordHref("transform", file.transform.uid)}>{file.transform.name}</Link>{" "}
			{/^\d+$/.test(version) ? `v${version}` : version}
		</>
	);
}
