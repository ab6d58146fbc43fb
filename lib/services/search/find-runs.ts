import { and, eq, type SQL, sql } from "drizzle-orm";
import { runs, transforms } from "../../../db/schema/index.ts";
import type { Finder, FindOptions } from "./finders.ts";
import { matches, withinWindow } from "./matches.ts";
import { candidateLimit, isLike, likeness } from "./similar.ts";

/** How many matching transforms are asked for their newest runs. */
const transformLimit = 50;

/** Runs by name and uid, and by the name of their transform. */
export const runFinder: Finder = {
	arms(rank, options) {
		const { terms } = options;
		const byName = newest(options, and(matches(runs.name, rank, terms), withinWindow(runs, runs.id, terms)));
		switch (rank) {
			case "exact":
				return [byName, ...(terms.uidPrefix ? [newest(options, eq(runs.uid, terms.uidPrefix))] : [])];
			case "prefix":
				return [
					byName,
					...(terms.uidPrefix ? [newest(options, sql`${runs.uid} like ${`${terms.uidPrefix}%`}`)] : []),
				];
			case "word":
			case "substring":
				return [byName, ofTransforms(options, matches(transforms.name, rank, terms))];
		}
	},
	similarArms({ terms }) {
		return [
			sql`select ${runs.id} as id, ${likeness(runs.name, terms)} as score from ${runs}
				where ${isLike(runs.name, terms)} limit ${candidateLimit}`,
		];
	},
};

function newest({ limit }: FindOptions, condition: SQL | undefined): SQL {
	return sql`select ${runs.id} as id from ${runs} where ${condition ?? sql`true`}
		order by ${runs.id} desc limit ${limit}`;
}

/** The newest of each transform by its own index: one may have a million. */
function ofTransforms({ limit, terms }: FindOptions, condition: SQL | undefined): SQL {
	return sql`select newest.id from (
			select ${transforms.id} as id from ${transforms}
			where ${and(condition, withinWindow(transforms, transforms.id, terms))}
			order by ${transforms.id} desc limit ${transformLimit}
		) as code cross join lateral (
			select ${runs.id} as id from ${runs} where ${runs.transformId} = code.id
			order by ${runs.createdAt} desc limit ${limit}
		) as newest order by newest.id desc limit ${limit}`;
}
