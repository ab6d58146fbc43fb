import type { Database } from "../../../db/client.ts";
import type { FacetsView } from "../../contracts/facets.ts";
import { countFacets } from "./count-facets.ts";
import type { Facet } from "./facet.ts";
import type { RowsOf } from "./rows-of.ts";

/**
 * The values of a registry's facets under its present filters. What a facet itself is set to does not narrow it: to
 * choose one value must not make the others vanish.
 *
 * @param rowsOf the rows that filters find, for the facet of that name, asked where tables are reached by their indexes.
 */
export async function facetsOf<const Name extends string, F extends { [K in Name]?: unknown }>({
	db,
	facets,
	input: { of, find, ...filters },
	rowsOf,
}: {
	db: Database;
	facets: Record<Name, Facet>;
	input: F & { of?: readonly Name[] | undefined; find?: string | undefined };
	rowsOf: (tx: Database, filters: Omit<F, "of" | "find">, name: Name) => RowsOf | Promise<RowsOf>;
}): Promise<FacetsView> {
	const asked = of ?? (Object.keys(facets) as Name[]);
	const each = [...new Set(asked)].map((name) => {
		const others = { ...filters, [name]: undefined } as Omit<F, "of" | "find">;
		return { field: name, facet: facets[name], rowsOf: (tx: Database) => rowsOf(tx, others, name) };
	});
	return { facets: await countFacets(db, each, find || undefined) };
}
