import { and, eq, isNull, type SQL, sql } from "drizzle-orm";
import { blobs, fileFamilies, files } from "../../../db/schema/index.ts";
import type { Finder, FindOptions, TextField } from "./finders.ts";
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
	isSecondary: false,
	select: (condition, options, limit) =>
		sql`select ${files.id} as id, ${fileFamilies.key} as text
			from ${fileFamilies} inner join ${files} on ${files.id} = ${fileFamilies.latestId}
			where ${and(condition, isThere(options), withinWindow(fileFamilies, fileFamilies.id, options.terms))}
			order by ${fileFamilies.id} desc limit ${limit}`,
};

const description: TextField = {
	column: files.description,
	isPath: false,
	isSecondary: true,
	select: (condition, options, limit) =>
		sql`select ${files.id} as id, ${files.description} as text
			from ${files} inner join ${fileFamilies} on ${fileFamilies.latestId} = ${files.id}
			where ${and(condition, isThere(options))} order by ${files.id} desc limit ${limit}`,
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
