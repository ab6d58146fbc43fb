import { eq, isNotNull, isNull, type SQL, sql } from "drizzle-orm";
import { fileFamilies, files, tags } from "../../../db/schema/index.ts";
import { type FileType, fileTypes } from "../../contracts/enums.ts";
import type { FacetsView } from "../../contracts/facets.ts";
import { FileFacetsInput, type fileFacets } from "../../contracts/files.ts";
import { noSuffix } from "../../contracts/lineage-terms.ts";
import type { Ctx } from "../ctx.ts";
import { parseInput } from "../parse-input.ts";
import { among, type Facet } from "../registry/facet.ts";
import { facetsOf } from "../registry/facets-of.ts";
import { peopleFacet, tagFacet } from "../registry/shared-facets.ts";
import { distinctValues } from "../registry/skip-scan.ts";
import { requireScope } from "../scope.ts";
import { fileRows } from "./file-rows.ts";

const facets: Record<(typeof fileFacets)[number], Facet> = {
	type: {
		value: sql`${files.type}`,
		is: (type) => eq(files.type, type as FileType) as SQL,
		values: among(fileTypes),
	},
	suffix: {
		value: sql`${fileFamilies.suffix}`,
		is: (suffix) => eq(fileFamilies.suffix, suffix) as SQL,
		isEach: (suffix) => sql`${fileFamilies.suffix} = ${suffix}`,
		values: (find, limit) =>
			distinctValues({ table: fileFamilies, column: fileFamilies.suffix, find, limit }),
		present: async (_db, suffixes) =>
			new Map(
				suffixes
					.filter((suffix) => suffix === "")
					.map((none) => [none, { value: noSuffix, label: "no suffix" }]),
			),
	},
	createdBy: peopleFacet(files, files.createdBy),
	tag: tagFacet(tags.fileId, files.id),
	archived: {
		value: sql`case when ${files.archivedAt} is null then 'exclude' else 'only' end`,
		is: (state) => (state === "only" ? isNotNull(files.archivedAt) : isNull(files.archivedAt)) as SQL,
		values: among(["exclude", "only"]),
	},
};

/**
 * What files can be filtered by, with how many have each value, under the filters given.
 *
 * @throws WhenceError `invalid` for an unknown filter.
 */
export async function listFileFacets({
	ctx,
	input,
}: {
	ctx: Ctx;
	input: FileFacetsInput;
}): Promise<FacetsView> {
	requireScope(ctx, "read");
	const parsed = parseInput(FileFacetsInput, input);
	return facetsOf({
		db: ctx.db,
		facets,
		input: parsed,
		// Archived ones are out of a list by default: to be counted they must be in.
		rowsOf: (tx, filters, name) =>
			fileRows(tx, name === "archived" ? { ...filters, archived: "include" } : filters),
	});
}
