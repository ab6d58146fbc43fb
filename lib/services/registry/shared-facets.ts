import { and, ilike, inArray, isNotNull, or, type SQL, sql } from "drizzle-orm";
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
		values: async (db, find, limit) => {
			if (find === undefined) return distinctValues(db, { table, column: createdBy, limit });
			const pattern = `%${escapeLike(find)}%`;
			const found = await db
				.select({ id: users.id })
				.from(users)
				.where(or(ilike(users.handle, pattern), ilike(users.name, pattern)))
				.limit(limit);
			return found.map(({ id }) => id);
		},
		present: async (db, uids) => {
			if (uids.length === 0) return new Map();
			const found = await db
				.select({ id: users.id, handle: users.handle, name: users.name })
				.from(users)
				.where(inArray(users.id, [...uids]));
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
	return {
		// A pair is found under its key as well: a word has just the one name.
		value: sql`named.name`,
		joins: sql`inner join ${tags} on ${subject} = ${id}
			cross join lateral (select ${tags.tag} union select ${tags.key}) as named(name)`,
		is: (tag) => and(isAnyTag(tags, [tag]), sql`named.name = ${tag}`, ofKind) as SQL,
		// Either is an index's: whichever of the two the name is not, finds nothing more.
		isEach: (tag) =>
			sql`(${tags.tag} = ${tag} or ${tags.key} = ${tag}) and named.name = ${tag} and ${ofKind}`,
		values: async (db, find, limit) => {
			const names = await distinctValues(db, { ...known, column: tags.tag, find, limit });
			const keys = await distinctValues(db, { ...known, column: tags.key, find, limit });
			return [...new Set([...names, ...keys])].sort().slice(0, limit);
		},
	};
}
