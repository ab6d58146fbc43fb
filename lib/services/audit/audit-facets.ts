import { type SQL, sql } from "drizzle-orm";
import type { AnyPgColumn } from "drizzle-orm/pg-core";
import { auditEvents } from "../../../db/schema/index.ts";
import { AuditFacetsInput, type auditFacets } from "../../contracts/audit.ts";
import { auditActions, auditEntityKinds, auditVias } from "../../contracts/enums.ts";
import type { FacetsView } from "../../contracts/facets.ts";
import type { Ctx } from "../ctx.ts";
import { parseInput } from "../parse-input.ts";
import { among, type Facet } from "../registry/facet.ts";
import { facetsOf } from "../registry/facets-of.ts";
import { peopleFacet } from "../registry/shared-facets.ts";
import { requireScope } from "../scope.ts";
import { eventsWhere } from "./event-filters.ts";

/** A column of a closed set, which leads an index. */
function closed(column: AnyPgColumn, set: readonly string[]): Facet {
	const is = (value: string | SQL) => sql`${column} = ${value}`;
	return { value: sql`${column}`, is, isEach: is, values: among(set) };
}

const facets: Record<(typeof auditFacets)[number], Facet> = {
	actor: peopleFacet(auditEvents, auditEvents.actorId),
	action: closed(auditEvents.action, auditActions),
	via: closed(auditEvents.via, auditVias),
	entityKind: closed(auditEvents.entityKind, auditEntityKinds),
};

/**
 * What events can be filtered by, with how many have each value, under the filters given.
 *
 * @throws WhenceError `invalid` for an unknown filter.
 */
export async function listAuditFacets({
	ctx,
	input,
}: {
	ctx: Ctx;
	input: AuditFacetsInput;
}): Promise<FacetsView> {
	requireScope(ctx, "read");
	return facetsOf({
		db: ctx.db,
		facets,
		input: parseInput(AuditFacetsInput, input),
		rowsOf: (_tx, filters) => ({
			from: sql`${auditEvents}`,
			id: auditEvents.id,
			where: eventsWhere(filters),
		}),
	});
}
