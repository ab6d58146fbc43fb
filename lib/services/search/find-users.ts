import { sql } from "drizzle-orm";
import type { AnyPgColumn } from "drizzle-orm/pg-core";
import { users } from "../../../db/schema/index.ts";
import { loweredText } from "../../../db/schema/lowered.ts";
import { atMost, type Finder, type TextField } from "./finders.ts";
import { isLike, likeness, similarLimit } from "./similar.ts";

/** People and services by handle and name, and by their whole uid. An instance never has many. */
export const userFinder: Finder = {
	direct({ terms: { uidPrefix } }) {
		if (!uidPrefix) return [];
		return [{ rank: "exact", query: sql`select id from ${users} where id = ${uidPrefix}` }];
	},
	fields: () => [textOf(users.handle), textOf(users.name)],
	similar({ terms }) {
		return [users.handle, users.name].map(
			(column) => sql`select ${users.id} as id, ${likeness(column, terms)} as score from ${users}
				where ${isLike(column, terms)} limit ${similarLimit}`,
		);
	},
};

function textOf(column: AnyPgColumn): TextField {
	const any: TextField["any"] = (condition, _options, limit) =>
		sql`select ${users.id} as id, ${column} as text from ${users} where ${condition} ${atMost(limit)}`;
	return {
		column,
		isPath: false,
		isIdent: false,
		isSecondary: false,
		lowered: [loweredText(column)],
		select: (condition, options, limit) =>
			sql`${any(condition, options, null)} order by ${users.createdAt} desc limit ${limit}`,
		any,
	};
}
