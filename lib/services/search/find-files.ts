import { and, eq, isNull, type SQL, sql } from "drizzle-orm";
import { blobs, fileFamilies, files } from "../../../db/schema/index.ts";
import type { Finder, FindOptions } from "./finders.ts";
import { matches, withinWindow } from "./matches.ts";
import { candidateLimit, isLike, likeness } from "./similar.ts";

/** Files by key, name, uid, hash and description: latest versions, older ones by uid and hash only. */
export const fileFinder: Finder = {
	arms(rank, options) {
		const { terms } = options;
		const byKey = latest(options, and(matches(fileFamilies.key, rank, terms, true), inWindow(options)));
		const byDescription = described(options, matches(files.description, rank, terms));
		switch (rank) {
			case "exact":
				return [
					byKey,
					...(terms.uidPrefix ? [anyVersion(options, eq(files.uid, terms.uidPrefix))] : []),
					...(terms.uidPrefix ? [latest(options, eq(fileFamilies.uid, terms.uidPrefix))] : []),
					...(terms.hashPrefix?.length === 64 ? [withHash(options, eq(blobs.hash, terms.hashPrefix))] : []),
				];
			case "prefix":
				return [
					byKey,
					...(terms.uidPrefix
						? [latest(options, sql`${fileFamilies.uid} like ${`${terms.uidPrefix}%`}`)]
						: []),
					...(terms.hashPrefix ? [withHash(options, sql`${blobs.hash} like ${`${terms.hashPrefix}%`}`)] : []),
				];
			case "word":
			case "substring":
				return [byKey, ...(terms.isIndexed ? [byDescription] : [])];
		}
	},
	similarArms(options) {
		return [
			sql`select ${files.id} as id, ${likeness(fileFamilies.key, options.terms)} as score
				from ${fileFamilies} inner join ${files} on ${files.id} = ${fileFamilies.latestId}
				where ${and(isLike(fileFamilies.key, options.terms), isThere(options))} limit ${candidateLimit}`,
		];
	},
};

function isThere({ withArchived }: FindOptions): SQL | undefined {
	return withArchived ? undefined : and(isNull(files.archivedAt), isNull(files.deletedAt));
}

function inWindow({ terms }: FindOptions): SQL | undefined {
	return withinWindow(fileFamilies, fileFamilies.id, terms);
}

function latest(options: FindOptions, condition: SQL | undefined): SQL {
	return sql`select ${files.id} as id
		from ${fileFamilies} inner join ${files} on ${files.id} = ${fileFamilies.latestId}
		where ${and(condition, isThere(options))} order by ${fileFamilies.id} desc limit ${options.limit}`;
}

function described(options: FindOptions, condition: SQL | undefined): SQL {
	return sql`select ${files.id} as id
		from ${files} inner join ${fileFamilies} on ${fileFamilies.latestId} = ${files.id}
		where ${and(condition, isThere(options))} order by ${files.id} desc limit ${options.limit}`;
}

function anyVersion(options: FindOptions, condition: SQL): SQL {
	return sql`select ${files.id} as id from ${files} where ${and(condition, isThere(options))}`;
}

function withHash(options: FindOptions, condition: SQL): SQL {
	return sql`select ${files.id} as id from ${blobs} inner join ${files} on ${files.blobId} = ${blobs.id}
		where ${and(condition, isThere(options))} limit ${options.limit}`;
}
