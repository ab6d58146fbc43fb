import { eq, type SQL, sql } from "drizzle-orm";
import { users } from "../../../db/schema/index.ts";
import type { Finder, FindOptions } from "./finders.ts";
import { matches } from "./matches.ts";
import { candidateLimit, isLike, likeness } from "./similar.ts";

/** People and services by handle and name, and by their whole uid. An instance never has many. */
export const userFinder: Finder = {
	arms(rank, options) {
		const { terms } = options;
		const byName = [users.handle, users.name].map((column) => newest(options, matches(column, rank, terms)));
		if (rank !== "exact" || !terms.uidPrefix) return byName;
		return [...byName, newest(options, eq(users.id, terms.uidPrefix))];
	},
	similarArms({ terms }) {
		return [users.handle, users.name].map(
			(column) => sql`select ${users.id} as id, ${likeness(column, terms)} as score from ${users}
				where ${isLike(column, terms)} limit ${candidateLimit}`,
		);
	},
};

function newest({ limit }: FindOptions, condition: SQL | undefined): SQL {
	return sql`select ${users.id} as id from ${users} where ${condition ?? sql`true`}
		order by ${users.createdAt} desc limit ${limit}`;
}
