import { and, sql } from "drizzle-orm";
import type { AnyPgColumn, PgTable } from "drizzle-orm/pg-core";
import { transformFamilies, transforms } from "../../../db/schema/index.ts";
import { loweredNameText, loweredText } from "../../../db/schema/lowered.ts";
import { atMost, type Finder, type TextField } from "./finders.ts";
import { withinWindow } from "./matches.ts";
import { isLike, likeness, similarLimit } from "./similar.ts";

/** Transforms by name, key, uid and description: latest versions, older ones by uid only. */
export const transformFinder: Finder = {
	direct({ terms: { uidPrefix }, limit }) {
		if (!uidPrefix) return [];
		return [
			{ rank: "exact", query: sql`select id from ${transforms} where uid = ${uidPrefix}` },
			{
				rank: "exact",
				query: sql`select latest_id as id from ${transformFamilies} where uid = ${uidPrefix} and latest_id is not null`,
			},
			{
				rank: "prefix",
				query: sql`select latest_id as id from ${transformFamilies}
					where uid like ${`${uidPrefix}%`} and latest_id is not null limit ${limit}`,
			},
		];
	},
	fields: ({ terms }) => (terms.isIndexed ? [name, key, description] : [name, key]),
	similar({ terms }) {
		return [transforms.name, transformFamilies.key].map(
			(column) => sql`select ${transforms.id} as id, ${likeness(column, terms)} as score from ${latestOnes}
				where ${isLike(column, terms)} limit ${similarLimit}`,
		);
	},
};

const latestOnes = sql`${transforms} inner join ${transformFamilies} on ${transformFamilies.latestId} = ${transforms.id}`;

const name = textOf(transforms.name, transforms, transforms.id);
const key: TextField = {
	...textOf(transformFamilies.key, transformFamilies, transformFamilies.id),
	isPath: true,
	isIdent: true,
	lowered: [loweredText(transformFamilies.key), loweredNameText(transformFamilies.key)],
};
const description: TextField = {
	...textOf(transforms.description, transforms, transforms.id),
	isSecondary: true,
	lowered: [],
	select: (condition, options, limit) => description.any(condition, options, limit),
};

function textOf(column: AnyPgColumn, table: PgTable, id: AnyPgColumn): TextField {
	const any: TextField["any"] = (condition, _options, limit) =>
		sql`select ${transforms.id} as id, ${column} as text from ${latestOnes} where ${condition} ${atMost(limit)}`;
	return {
		column,
		isPath: false,
		isIdent: false,
		isSecondary: false,
		lowered: [loweredText(column)],
		select: (condition, options, limit) =>
			sql`${any(and(condition, withinWindow(table, id, options.terms)) ?? condition, options, null)}
				order by ${id} desc limit ${limit}`,
		any,
	};
}
