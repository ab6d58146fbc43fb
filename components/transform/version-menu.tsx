import Link from "next/link";
import type { TransformVersionRef } from "../../lib/contracts/transforms.ts";
import record from "../record/record.module.css";
import { formatTime } from "../record/time.ts";
import { FilterPopover } from "../registry/filters/filter-popover.tsx";
import classes from "./transform.module.css";
import { versionName } from "./version-name.ts";

/** Which version this is of how many, the ones beside it, and a list of all that scrolls. */
export function VersionMenu({
	versions,
	uid,
	tab,
}: {
	/** Newest first. */
	versions: readonly TransformVersionRef[];
	/** The version whose page this is. */
	uid: string;
	/** The open tab, as the address says it: other versions open on the same. */
	tab: string;
}) {
	const at = versions.findIndex((version) => version.uid === uid);
	const [shown, newer, older] = [versions[at], versions[at - 1], versions[at + 1]];
	const newest = versions[0];
	if (versions.length < 2 || !newest) return null;
	const href = (of: TransformVersionRef) => `/transforms/${of.uid}${tab}`;
	const count = newest.versionNo;
	return (
		<nav className={classes.versions} aria-label="Versions">
			<FilterPopover
				key={uid}
				label={`${shown ? versionName(shown) : "An older version"} of ${count.toLocaleString("en")}`}
			>
				<ol reversed className={classes.menuList}>
					{versions.map((version) => (
						<li key={version.uid}>
							<Link
								href={href(version)}
								prefetch={false}
								{...(version.uid === uid ? { "aria-current": "page" as const } : {})}
							>
								<span className={classes.menuName}>{versionName(version)}</span>
								{version === newest && <span className={record.dim}>latest</span>}
								{version.uid === uid && <span className={record.dim}>this page</span>}
								<span className={classes.menuFacts}>
									{version.createdBy} ·{" "}
									<time dateTime={version.createdAt}>{formatTime(version.createdAt)}</time>
								</span>
							</Link>
						</li>
					))}
				</ol>
				{count > versions.length && <p className={record.quiet}>The newest {versions.length} are listed.</p>}
			</FilterPopover>
			{older && (
				<Link className={record.button} href={href(older)}>
					← {versionName(older)}
				</Link>
			)}
			{newer && (
				<Link className={record.button} href={href(newer)}>
					{versionName(newer)} →
				</Link>
			)}
		</nav>
	);
}
