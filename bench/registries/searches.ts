import { type SQL, sql } from "drizzle-orm";
import { searchAll } from "../../lib/services/search/search-all.ts";
import type { Case } from "./case.ts";

const beginnings = (q: string): SQL => {
	const pattern = `${q.replaceAll(/[%_\\]/g, "\\$&")}%`;
	const arm = (table: string, column: string) =>
		sql`(select id from ${sql.raw(table)} where lower(${sql.raw(column)}) like lower(${pattern}) limit 8)`;
	return sql.join(
		[
			arm("file_families", "key"),
			arm("file_families", "substring(key from '[^/]*$')"),
			arm("transforms", "name"),
			arm("transform_families", "key"),
			arm("runs", "name"),
		],
		sql` union all `,
	);
};

/** A few of what `bench -- search` measures more of: its floor is less than the answer, exact and prefix alone. */
export const searchCases: readonly Case[] = [
	"k",
	"kidney",
	"kidney donor",
	"0012345",
	"kidny matrx",
	"qqqqzzzz",
].map((q) => ({
	what: `search ${q} (by hand: beginnings alone)`,
	ours: (ctx) => searchAll({ ctx, input: { q } }),
	floor: [beginnings(q)],
}));
