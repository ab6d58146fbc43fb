import { and, eq, sql } from "drizzle-orm";
import { auditEvents } from "../../../db/schema/index.ts";
import type { FileView } from "../../contracts/files.ts";
import { recordEvent } from "../audit/record-event.ts";
import type { Ctx } from "../ctx.ts";

/** Viewers read a file in many small ranges: within so many minutes these are one download. */
const sameDownloadMinutes = 5;

/** Writes to the audit that somebody takes a file's bytes, before they get any. */
export async function logDownload({ ctx, file }: { ctx: Ctx; file: FileView }): Promise<void> {
	await ctx.db.transaction(async (tx) => {
		const [before] = await tx
			.select({ id: auditEvents.id })
			.from(auditEvents)
			.where(
				and(
					eq(auditEvents.entityKind, "file"),
					eq(auditEvents.entityUid, file.uid),
					eq(auditEvents.action, "file.download"),
					eq(auditEvents.actorId, ctx.actor.uid),
					sql`${auditEvents.tokenId} is not distinct from ${ctx.token?.id ?? null}`,
					sql`${auditEvents.at} > now() - make_interval(mins => ${sameDownloadMinutes})`,
				),
			)
			.limit(1);
		if (before) return;
		await recordEvent(tx, ctx, {
			action: "file.download",
			entityKind: "file",
			entityUid: file.uid,
			entityLabel: file.key,
			after: { sizeBytes: file.sizeBytes, hash: file.hash },
		});
	});
}
