import { and, eq, isNull, type SQL, sql } from "drizzle-orm";
import { blobs, fileFamilies, files } from "../../../db/schema/index.ts";
import { loweredNameText, loweredText } from "../../../db/schema/lowered.ts";
import { atMost, type Finder, type FindOptions, type TextField } from "./finders.ts";
import { withinWindow } from "./matches.ts";
import { isLike, likeness, similarLimit } from "./similar.ts";

/** Files by key, name, uid, hash and description: latest versions, older ones by uid and hash only. */
export const fileFinder: Finder = {
	direct(options) {
		const { uidPrefix, hashPrefix } = options.terms;
		return [
			...(uidPrefix
				? [
						{ rank: "exact" as const, query: anyVersion(options, eq(files.uid, uidPrefix)) },
						{ rank: "exact" as const, query: latest(options, eq(fileFamilies.uid, uidPrefix)) },
						{
							rank: "prefix" as const,
							query: latest(options, sql`${fileFamilies.uid} like ${`${uidPrefix}%`}`),
						},
					]
				: []),
			...(hashPrefix
				? [
						{
							rank: hashPrefix.length === 64 ? ("exact" as const) : ("prefix" as const),
							query: withHash(options, sql`${blobs.hash} like ${`${hashPrefix}%`}`),
						},
					]
				: []),
		];
	},
	fields: ({ terms }) => (terms.isIndexed ? [key, description] : [key]),
	similar(options) {
		return [
			sql`select ${files.id} as id, ${likeness(fileFamilies.key, options.terms)} as score
				from ${fileFamilies} inner join ${files} on ${files.id} = ${fileFamilies.latestId}
				where ${and(isLike(fileFamilies.key, options.terms), isThere(options))} limit ${similarLimit}`,
		];
	},
};

const key: TextField = {
	column: fileFamilies.key,
	isPath: true,
	isIdent: true,
	isSecondary: false,
	lowered: [loweredText(fileFamilies.key), loweredNameText(fileFamilies.key)],
	select: (condition, options, limit) =>
		sql`${key.any(and(condition, withinWindow(fileFamilies, fileFamilies.id, options.terms)) ?? condition, options, null)}
			order by ${fileFamilies.id} desc limit ${limit}`,
	any: (condition, options, limit) =>
		sql`select ${files.id} as id, ${fileFamilies.key} as text
			from ${fileFamilies} inner join ${files} on ${files.id} = ${fileFamilies.latestId}
			where ${and(condition, isThere(options))} ${atMost(limit)}`,
};

const description: TextField = {
	column: files.description,
	isPath: false,
	isIdent: false,
	isSecondary: true,
	lowered: [],
	select: (condition, options, limit) => description.any(condition, options, limit),
	any: (condition, options, limit) =>
		sql`select ${files.id} as id, ${files.description} as text
			from ${files} inner join ${fileFamilies} on ${fileFamilies.latestId} = ${files.id}
			where ${and(condition, isThere(options))} ${atMost(limit)}`,
};

function isThere({ withArchived }: FindOptions): SQL | undefined {
	return withArchived ? undefined : and(isNull(files.archivedAt), isNull(files.deletedAt));
}

function latest(options: FindOptions, condition: SQL): SQL {
	return sql`select ${files.id} as id
		from ${fileFamilies} inner join ${files} on ${files.id} = ${fileFamilies.latestId}
		where ${and(condition, isThere(options))} limit ${options.limit}`;
}

function anyVersion(options: FindOptions, condition: SQL): SQL {
	return sql`select ${files.id} as id from ${files} where ${and(condition, isThere(options))}`;
}

function withHash(options: FindOptions, condition: SQL): SQL {
	return sql`select ${files.id} as id from ${blobs} inner join ${files} on ${files.blobId} = ${blobs.id}
		where ${and(condition, isThere(options))} limit ${options.limit}`;
}
