import { and, ilike, isNotNull, or, type SQL, sql } from "drizzle-orm";
import type { AnyPgColumn, PgTable } from "drizzle-orm/pg-core";
import { tags, users } from "../../../db/schema/index.ts";
import { escapeLike } from "../page.ts";
import { isAnyTag } from "../tag-condition.ts";
import type { Facet } from "./facet.ts";
import { distinctValues } from "./skip-scan.ts";

/** Who made a registry's rows; `createdBy` has an index of its own. */
export function peopleFacet(table: PgTable, createdBy: AnyPgColumn): Facet {
	return {
		value: sql`${createdBy}`,
		is: (uid) => sql`${createdBy} = ${uid}`,
		isEach: (uid) => sql`${createdBy} = ${uid}`,
		values: (find, limit) => {
			if (find === undefined) return distinctValues({ table, column: createdBy, limit });
			const pattern = `%${escapeLike(find)}%`;
			return sql`select ${users.id} as value from ${users}
				where ${or(ilike(users.handle, pattern), ilike(users.name, pattern))} limit ${limit}`;
		},
		present: async (db, uids) => {
			if (uids.length === 0) return new Map();
			const found = await db
				.select({ id: users.id, handle: users.handle, name: users.name })
				.from(users)
				.where(sql`${users.id} in (select jsonb_array_elements_text(${JSON.stringify(uids)}::jsonb))`);
			return new Map(
				found.map(({ id, handle, name }) => [id, { value: handle, label: name === handle ? null : name }]),
			);
		},
	};
}

/** The tags of a registry's rows. */
export function tagFacet(subject: AnyPgColumn, id: AnyPgColumn): Facet {
	const ofKind = isNotNull(subject) as SQL;
	const known = { table: tags, where: ofKind };
	const join = sql`inner join ${tags} on ${subject} = ${id}`;
	return {
		// A pair is found under its key as well: a word has just the one name.
		value: sql`named.name`,
		joins: sql`${join} cross join lateral unnest(
			case when ${tags.key} is null or ${tags.key} = ${tags.tag} then array[${tags.tag}] else array[${tags.tag}, ${tags.key}] end
		) as named(name)`,
		joinsOfEach: join,
		is: (tag) => and(isAnyTag(tags, [tag]), ofKind) as SQL,
		// Either is an index's: whichever of the two the name is not, finds nothing more.
		isEach: (tag) => sql`(${tags.tag} = ${tag} or ${tags.key} = ${tag}) and ${ofKind}`,
		values: (find, limit) => {
			const names = distinctValues({ ...known, column: tags.tag, find, limit });
			const keys = distinctValues({ ...known, column: tags.key, find, limit });
			return sql`(${names}) union (${keys}) order by value limit ${limit}`;
		},
	};
}
