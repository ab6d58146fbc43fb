import { eq, type SQL, sql } from "drizzle-orm";
import { tags, transformFamilies, transforms } from "../../../db/schema/index.ts";
import { type TransformType, transformTypes } from "../../contracts/enums.ts";
import type { FacetsView } from "../../contracts/facets.ts";
import { TransformFacetsInput, type transformFacets } from "../../contracts/transforms.ts";
import type { Ctx } from "../ctx.ts";
import { parseInput } from "../parse-input.ts";
import { among, type Facet } from "../registry/facet.ts";
import { facetsOf } from "../registry/facets-of.ts";
import { peopleFacet, tagFacet } from "../registry/shared-facets.ts";
import { distinctValues } from "../registry/skip-scan.ts";
import { requireScope } from "../scope.ts";
import { transformRows } from "./transform-rows.ts";

const facets: Record<(typeof transformFacets)[number], Facet> = {
	type: {
		value: sql`${transforms.type}`,
		is: (type) => eq(transforms.type, type as TransformType) as SQL,
		values: among(transformTypes),
	},
	project: {
		// Those of no project have nothing to be chosen by.
		value: sql`nullif(${transformFamilies.project}, '')`,
		is: (project) => eq(transformFamilies.project, project) as SQL,
		isEach: (project) => sql`${transformFamilies.project} = ${project}`,
		values: (find, limit) =>
			distinctValues({
				table: transformFamilies,
				column: transformFamilies.project,
				where: sql`${transformFamilies.project} <> ''`,
				find,
				limit,
			}),
	},
	createdBy: peopleFacet(transforms, transforms.createdBy),
	tag: tagFacet(tags.transformId, transforms.id),
};

/**
 * What transforms can be filtered by, with how many have each value, under the filters given.
 *
 * @throws WhenceError `invalid` for an unknown filter.
 */
export async function listTransformFacets({
	ctx,
	input,
}: {
	ctx: Ctx;
	input: TransformFacetsInput;
}): Promise<FacetsView> {
	requireScope(ctx, "read");
	return facetsOf({
		db: ctx.db,
		facets,
		input: parseInput(TransformFacetsInput, input),
		rowsOf: (tx, filters) => transformRows(tx, filters),
	});
}
