import Link from "next/link";
import type { AuditEventView } from "../../lib/contracts/audit.ts";
import { type AuditEntityKind, type EntityKind, entityKinds } from "../../lib/contracts/enums.ts";
import { recordHref } from "../shell/kind.ts";
import { actionWords } from "./action-words.ts";
import { changeOf } from "./change-of.ts";
import classes from "./record.module.css";
import { RelativeTime } from "./relative-time.tsx";

function hasPage(kind: AuditEntityKind): kind is EntityKind {
	return (entityKinds as readonly string[]).includes(kind);
}

/** Who did what, when and through what; what changed unfolds. */
export function Activity({
	events,
	now,
	isOfOne = false,
}: {
	events: readonly AuditEventView[];
	now: number;
	isOfOne?: boolean;
}) {
	if (events.length === 0) return <p className={classes.quiet}>Nothing has happened here yet.</p>;
	return (
		<ol className={classes.list}>
			{events.map((event) => {
				const changes = changeOf(event.before, event.after);
				return (
					<li key={event.id}>
						<span className={classes.main}>
							{event.actor ? (
								<Link href={recordHref("user", event.actor.handle)}>{event.actor.handle}</Link>
							) : (
								"The server"
							)}{" "}
							<span title={event.action}>{actionWords[event.action]}</span>{" "}
							{!isOfOne &&
								(hasPage(event.entityKind) ? (
									<Link
										href={recordHref(
											event.entityKind,
											event.entityKind === "user" ? event.entityLabel : event.entityUid,
										)}
									>
										{event.entityLabel}
									</Link>
								) : (
									event.entityLabel
								))}
						</span>
						<span className={classes.dim}>
							through {event.via}
							{event.tokenName && ` (token ${event.tokenName})`}
						</span>
						<span className={classes.dim}>
							<RelativeTime at={event.at} now={now} />
						</span>
						{changes.length > 0 && (
							<details style={{ flexBasis: "100%" }}>
								<summary>
									{changes.length} {changes.length === 1 ? "field" : "fields"}
								</summary>
								<div className={classes.diff}>
									{changes.map(({ field, before, after }) => (
										<div key={field} style={{ display: "contents" }}>
											<span className={classes.dim}>{field}</span>
											{before === null ? <span /> : <del>{before}</del>}
											{after === null ? <span /> : <ins>{after}</ins>}
										</div>
									))}
								</div>
							</details>
						)}
					</li>
				);
			})}
		</ol>
	);
}
