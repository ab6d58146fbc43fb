import { and, eq, type SQL, sql } from "drizzle-orm";
import { transformFamilies, transforms } from "../../../db/schema/index.ts";
import type { Finder, FindOptions } from "./finders.ts";
import { matches, withinWindow } from "./matches.ts";
import { candidateLimit, isLike, likeness } from "./similar.ts";

/** Transforms by name, key, uid and description: latest versions, older ones by uid only. */
export const transformFinder: Finder = {
	arms(rank, options) {
		const { terms } = options;
		const byName = latest(
			options,
			and(matches(transforms.name, rank, terms), withinWindow(transforms, transforms.id, terms)),
		);
		const byKey = latest(
			options,
			and(
				matches(transformFamilies.key, rank, terms, true),
				withinWindow(transformFamilies, transformFamilies.id, terms),
			),
		);
		switch (rank) {
			case "exact":
				return [
					byName,
					byKey,
					...(terms.uidPrefix
						? [
								sql`select ${transforms.id} as id from ${transforms} where ${eq(transforms.uid, terms.uidPrefix)}`,
								latest(options, eq(transformFamilies.uid, terms.uidPrefix)),
							]
						: []),
				];
			case "prefix":
				return [
					byName,
					byKey,
					...(terms.uidPrefix
						? [latest(options, sql`${transformFamilies.uid} like ${`${terms.uidPrefix}%`}`)]
						: []),
				];
			case "word":
			case "substring":
				return [
					byName,
					byKey,
					...(terms.isIndexed ? [latest(options, matches(transforms.description, rank, terms))] : []),
				];
		}
	},
	similarArms({ terms }) {
		return [transforms.name, transformFamilies.key].map(
			(column) => sql`select ${transforms.id} as id, ${likeness(column, terms)} as score
				from ${transforms} inner join ${transformFamilies} on ${transformFamilies.latestId} = ${transforms.id}
				where ${isLike(column, terms)} limit ${candidateLimit}`,
		);
	},
};

function latest({ limit }: FindOptions, condition: SQL | undefined): SQL {
	return sql`select ${transforms.id} as id
		from ${transforms} inner join ${transformFamilies} on ${transformFamilies.latestId} = ${transforms.id}
		where ${condition ?? sql`true`} order by ${transforms.id} desc limit ${limit}`;
}
