import { eq, type SQL, sql } from "drizzle-orm";
import { runs, tags, transforms } from "../../../db/schema/index.ts";
import {
	type ShownRunStatus,
	shownRunStatuses,
	type TransformType,
	transformTypes,
} from "../../contracts/enums.ts";
import type { FacetsView } from "../../contracts/facets.ts";
import { RunFacetsInput, type runFacets } from "../../contracts/runs.ts";
import type { Ctx } from "../ctx.ts";
import { parseInput } from "../parse-input.ts";
import { among, type Facet } from "../registry/facet.ts";
import { facetsOf } from "../registry/facets-of.ts";
import { peopleFacet, tagFacet } from "../registry/shared-facets.ts";
import { requireScope } from "../scope.ts";
import { isShownAs, runRows } from "./run-rows.ts";
import { shownStatus } from "./shown-status.ts";

const facets: Record<(typeof runFacets)[number], Facet> = {
	status: {
		value: sql`${shownStatus()}`,
		is: (status) => isShownAs([status as ShownRunStatus]) as SQL,
		values: among(shownRunStatuses),
	},
	transformType: {
		value: sql`${transforms.type}`,
		is: (type) => eq(transforms.type, type as TransformType) as SQL,
		values: among(transformTypes),
	},
	createdBy: peopleFacet(runs, runs.createdBy),
	tag: tagFacet(tags.runId, runs.id),
};

/**
 * What runs can be filtered by, with how many have each value, under the filters given.
 *
 * @throws WhenceError `invalid` for an unknown filter.
 */
export async function listRunFacets({
	ctx,
	input,
}: {
	ctx: Ctx;
	input: RunFacetsInput;
}): Promise<FacetsView> {
	requireScope(ctx, "read");
	return facetsOf({
		db: ctx.db,
		facets,
		input: parseInput(RunFacetsInput, input),
		rowsOf: (tx, filters, name) => runRows(tx, filters, { withCode: name === "transformType" }),
	});
}
