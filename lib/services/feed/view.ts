import { type TerminalRunStatus, terminalRunStatuses } from "../../contracts/enums.ts";
import { type FeedAction, type FeedChange, type FeedRecord, feedActions } from "../../contracts/feed.ts";

/** An audit event as the feed reads it; all null where nothing came. */
export interface EventRow {
	id: string | null;
	at: string;
	action: string;
	entity_kind: string;
	entity_uid: string;
	actor_id: string | null;
	file: string | null;
	run: string | null;
	transform: string | null;
	status: string | null;
}

/** What leaves of an event: which record, what was done, and what hangs on it. Null for what is nobody's business. */
export function feedChange(row: EventRow): FeedChange | null {
	const action = feedActions.find((each) => each === row.action);
	const kind = kindOf(row.entity_kind);
	if (row.id === null || action === undefined || kind === null) return null;
	return {
		id: row.id,
		at: row.at,
		action,
		kind,
		uid: row.entity_uid,
		related: relatedTo(action, row),
		status: action === "run.finish" ? endedAs(row.status) : null,
		by: row.actor_id,
	};
}

function kindOf(text: string): FeedRecord["kind"] | null {
	return text === "file" || text === "run" || text === "transform" || text === "user" ? text : null;
}

function relatedTo(action: FeedAction, { file, run, transform }: EventRow): FeedRecord[] {
	const isOfEdge = action.startsWith("run.add") || action.startsWith("run.retract");
	const named: [FeedRecord["kind"], string | null][] = [
		["run", action === "file.register" ? run : null],
		["file", isOfEdge ? file : null],
		["transform", transform],
	];
	return named.flatMap(([kind, uid]) => (uid === null ? [] : [{ kind, uid }]));
}

function endedAs(status: string | null): TerminalRunStatus | null {
	return terminalRunStatuses.find((each) => each === status) ?? null;
}
