import { and, sql } from "drizzle-orm";
import { auditEvents } from "../../../db/schema/index.ts";
import { type AuditEventView, AuditListInput } from "../../contracts/audit.ts";
import type { Page } from "../../contracts/common.ts";
import type { Ctx } from "../ctx.ts";
import {
	afterCursor,
	countOf,
	countTo,
	countUpTo,
	cutPage,
	type Keyset,
	orderBy,
	pageSize,
} from "../page.ts";
import { parseInput } from "../parse-input.ts";
import { effectiveScope, requireScope } from "../scope.ts";
import { eventsWhere } from "./event-filters.ts";
import { auditEventView, selectEvents } from "./view.ts";

/**
 * Who did what, when and through what; newest first unless asked otherwise.
 * Network addresses are shown to admins only.
 *
 * @throws WhenceError `invalid` for an unknown filter or a cursor of another order.
 */
export async function listAuditEvents({
	ctx,
	input,
}: {
	ctx: Ctx;
	input: AuditListInput;
}): Promise<Page<AuditEventView>> {
	requireScope(ctx, "read");
	const f = parseInput(AuditListInput, input);
	const keyset: Keyset = {
		sort: "at",
		sortColumn: { column: auditEvents.at },
		idColumn: auditEvents.id,
		dir: f.dir ?? "desc",
		limit: pageSize(f.limit),
		cursor: f.cursor,
	};
	const where = eventsWhere(f);
	const all = sql`${auditEvents} ${where ? sql`where ${where}` : sql``}`;
	const found = await selectEvents(ctx.db, sql<number>`(${countTo(all)})`)
		.where(and(where, afterCursor(keyset)))
		.orderBy(orderBy(keyset))
		.limit(keyset.limit + 1);
	const { page, nextCursor } = cutPage(found, keyset);
	const isAdmin = effectiveScope(ctx) === "admin";
	return {
		items: page.map((row) => auditEventView(row, isAdmin)),
		nextCursor,
		// Beyond the last page there is no row that says it.
		total: found[0] ? countOf(found[0].total) : f.cursor === undefined ? 0 : await countUpTo(ctx.db, all),
	};
}
