import Link from "next/link";
import type { ImpactItem } from "../../lib/contracts/impact.ts";
import classes from "../record/record.module.css";
import { RelativeTime } from "../record/relative-time.tsx";
import { StatusBadge } from "../record/status-badge.tsx";
import { SuffixIcon } from "../record/suffix-icon.tsx";
import { recordHref } from "../shell/kind.ts";

/** Files or runs by their distance from the focus. */
export function ImpactList({ items, now }: { items: readonly ImpactItem[]; now: number }) {
	if (items.length === 0) return <p className={classes.quiet}>None.</p>;
	return (
		<ul className={classes.list}>
			{items.map((item) => (
				<li key={item.uid}>
					{item.kind === "file" ? (
						<SuffixIcon suffix={/\.[^/]*$/.exec(item.title)?.[0] ?? ""} />
					) : (
						<StatusBadge status={item.status} transformType="pipeline" />
					)}
					<span className={classes.main}>
						<Link href={recordHref(item.kind, item.uid)}>{item.title}</Link>{" "}
						{item.kind === "file" && (
							<span className={classes.dim}>
								v{item.versionNo}
								{item.isDeleted ? " · deleted" : item.isArchived ? " · archived" : ""}
							</span>
						)}
					</span>
					<span className={classes.dim}>
						{item.depth === 1 ? "1 step" : `${item.depth} steps`} · {item.createdBy} ·{" "}
						<RelativeTime at={item.createdAt} now={now} />
					</span>
				</li>
			))}
		</ul>
	);
}
