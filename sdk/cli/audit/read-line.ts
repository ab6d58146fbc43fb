import type { AuditEventView, AuditExportEnd, AuditExportHead } from "../../../lib/contracts/audit.ts";
import type { FoundLink } from "../../../lib/contracts/check-chain.ts";
import { WhenceError } from "../../../lib/contracts/errors.ts";

type EventLine = AuditEventView & { link?: FoundLink | null };

/** A line of an export, known for what it is. */
export type ExportLine =
	| { is: "head"; head: AuditExportHead }
	| { is: "end"; end: AuditExportEnd }
	| { is: "event"; link: FoundLink }
	| { is: "other" };

/** Reads a line of an export; `where` names it in errors. */
export function readLine(text: string, where: string): ExportLine {
	const line = parse(text, where);
	if (typeof line === "object" && line !== null && "whence" in line) {
		if (line.whence === "audit") return { is: "head", head: line as unknown as AuditExportHead };
		if (line.whence === "end") return { is: "end", end: line as unknown as AuditExportEnd };
	}
	if (typeof line !== "object" || line === null || !("action" in line)) return { is: "other" };
	return { is: "event", link: linkOf(line as EventLine, where) };
}

function parse(text: string, where: string): unknown {
	try {
		return JSON.parse(text);
	} catch (cause) {
		throw new WhenceError("invalid", `${where} is no JSON`, { cause });
	}
}

/** What is shown of an event has to be what is sealed, or a reader would be shown another story. */
function linkOf({ link, ...view }: EventLine, where: string): FoundLink {
	if (!link) {
		throw new WhenceError("invalid", `${where} has no seal`, {
			hint: "Exports with seals are for admins: ask one.",
		});
	}
	const { event, payload, seal } = link;
	const isSame =
		event !== null &&
		view.sealNo === seal.n &&
		(view.actor?.uid ?? null) === event.actorUid &&
		(
			["id", "at", "via", "action", "entityKind", "entityUid", "entityLabel", "requestId", "address"] as const
		).every((field) => view[field] === event[field]) &&
		(payload === null || isSamePayload(view, payload));
	return isSame ? link : { ...link, event: null };
}

function isSamePayload(view: AuditEventView, payload: NonNullable<FoundLink["payload"]>): boolean {
	const { before, after, blankedAt, blankedBy } = view;
	if (!("blankedAt" in payload))
		return (
			blankedAt === null &&
			JSON.stringify([before, after]) === JSON.stringify([payload.before, payload.after])
		);
	return (
		before === null &&
		after === null &&
		blankedAt === payload.blankedAt &&
		(blankedBy?.uid ?? null) === payload.blankedBy
	);
}
