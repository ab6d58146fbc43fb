import { IconLock } from "@tabler/icons-react";
import Link from "next/link";
import type { AuditBlankInput, AuditEventView } from "../../lib/contracts/audit.ts";
import { type AuditEntityKind, type EntityKind, entityKinds } from "../../lib/contracts/enums.ts";
import { BlankEvent } from "../audit/blank-event.tsx";
import type { Action } from "../forms/action.ts";
import { recordHref } from "../shell/kind.ts";
import { actionWords } from "./action-words.ts";
import { changeOf } from "./change-of.ts";
import classes from "./record.module.css";
import { RelativeTime } from "./relative-time.tsx";
import { formatTime } from "./time.ts";

function hasPage(kind: AuditEntityKind): kind is EntityKind {
	return (entityKinds as readonly string[]).includes(kind);
}

/** Who did what, when and through what; what changed unfolds. */
export function Activity({
	events,
	now,
	isOfOne = false,
	blank,
}: {
	events: readonly AuditEventView[];
	now: number;
	isOfOne?: boolean;
	/** For those who may blank what events say. */
	blank?: Action<AuditBlankInput, AuditEventView>;
}) {
	if (events.length === 0) return <p className={classes.quiet}>Nothing has happened here yet.</p>;
	return (
		<ol className={classes.list}>
			{events.map((event) => {
				const changes = changeOf(event.before, event.after);
				return (
					<li key={event.id}>
						<span className={`${classes.main} ${classes.sentence}`}>
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
							{event.address && ` from ${event.address}`}
						</span>
						<span className={classes.dim}>
							<RelativeTime at={event.at} now={now} />
						</span>
						{event.sealNo !== null && (
							<span className={classes.dim} title={`Sealed as number ${event.sealNo} of the history`}>
								<IconLock size={12} aria-hidden /> {event.sealNo}
							</span>
						)}
						{event.blankedAt && (
							<span className={classes.dim} style={{ flexBasis: "100%" }}>
								What it said was blanked by {event.blankedBy?.handle ?? "an admin"} on{" "}
								{formatTime(event.blankedAt)} UTC.
							</span>
						)}
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
								{blank && event.action !== "audit.blank" && <BlankEvent id={event.id} blank={blank} />}
							</details>
						)}
					</li>
				);
			})}
		</ol>
	);
}
