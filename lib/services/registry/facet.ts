import type { SQL } from "drizzle-orm";
import type { Database } from "../../../db/client.ts";

/** One question of a registry: which values its rows have, and how rows of one value are found by an index. */
export interface Facet {
	/** The value of a row, as SQL. */
	value: SQL;
	/** What brings the value in, where the registry's own tables have it not. */
	joins?: SQL;
	/** What brings in {@link isEach} alone, where that needs less. */
	joinsOfEach?: SQL;
	/** Whether a row has this value; an index must serve it. */
	is(value: string): SQL;
	/** The same of a value that the database has at hand; where this is missing, the values are a few of a closed set. */
	isEach?(value: SQL): SQL;
	/** The values that there are, or what selects them, `limit` at most; with `find` those that have this text. */
	values(find: string | undefined, limit: number): readonly string[] | SQL;
	/** The wire's value and what people call it, where either is not what the database has. */
	present?(
		db: Database,
		values: readonly string[],
	): Promise<ReadonlyMap<string, { value: string; label: string | null }>>;
}

/** Those of a closed set that have a text. */
export function among(set: readonly string[]): Facet["values"] {
	return (find, limit) =>
		set.filter((value) => find === undefined || value.includes(find.toLowerCase())).slice(0, limit);
}
