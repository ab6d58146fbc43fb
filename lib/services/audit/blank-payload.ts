import { eq, sql } from "drizzle-orm";
import { auditEvents, auditPayloads } from "../../../db/schema/index.ts";
import { AuditBlankInput, type AuditEventView } from "../../contracts/audit.ts";
import { WhenceError } from "../../contracts/errors.ts";
import type { Ctx } from "../ctx.ts";
import { parseInput } from "../parse-input.ts";
import { requireScope } from "../scope.ts";
import { recordEvent } from "./record-event.ts";
import { auditEventView, selectEvents } from "./view.ts";

/**
 * Takes away for good what an event says was before and after, as for personal data that must go. The event itself
 * stays, and so does the chain; another event says who did it and why.
 *
 * @throws WhenceError `not_found`; `conflict` when it was blanked already, or says that another was.
 */
export async function blankPayload({
	ctx,
	input,
}: {
	ctx: Ctx;
	input: AuditBlankInput;
}): Promise<AuditEventView> {
	requireScope(ctx, "admin");
	const { id, reason } = parseInput(AuditBlankInput, input);
	const eventId = Number(id);
	return ctx.db.transaction(async (tx) => {
		const [event] = await tx.select().from(auditEvents).where(eq(auditEvents.id, eventId));
		const [payload] = await tx
			.select()
			.from(auditPayloads)
			.where(eq(auditPayloads.eventId, eventId))
			.for("update");
		if (!event || !payload) throw new WhenceError("not_found", `there is no audit event ${id}`);
		if (payload.blankedAt !== null) throw new WhenceError("conflict", `Event ${id} was blanked already.`);
		if (event.action === "audit.blank")
			throw new WhenceError("conflict", `Event ${id} says that another was blanked: it stays.`);
		await tx
			.update(auditPayloads)
			.set({ before: null, after: null, blankedAt: sql`now()`, blankedBy: ctx.actor.uid })
			.where(eq(auditPayloads.eventId, eventId));
		await recordEvent(tx, ctx, {
			action: "audit.blank",
			entityKind: event.entityKind,
			entityUid: event.entityUid,
			entityLabel: event.entityLabel,
			after: { event: id, action: event.action, reason },
		});
		const [row] = await selectEvents(tx).where(eq(auditEvents.id, eventId));
		if (!row) throw new Error(`event ${id} was not found again`);
		return auditEventView(row, true);
	});
}
