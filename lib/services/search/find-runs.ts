import { and, sql } from "drizzle-orm";
import { runs, transforms } from "../../../db/schema/index.ts";
import { loweredText } from "../../../db/schema/lowered.ts";
import { atMost, type Finder, type TextField } from "./finders.ts";
import { withinWindow } from "./matches.ts";
import { isLike, likeness, similarLimit } from "./similar.ts";

/** How many matching transforms are asked for their newest runs. */
const transformLimit = 50;

/** Runs by name and uid, and by the name of their transform. */
export const runFinder: Finder = {
	direct({ terms: { uidPrefix }, limit }) {
		if (!uidPrefix) return [];
		return [
			{ rank: "exact", query: sql`select id from ${runs} where uid = ${uidPrefix}` },
			{ rank: "prefix", query: sql`select id from ${runs} where uid like ${`${uidPrefix}%`} limit ${limit}` },
		];
	},
	fields: () => [name, transformName],
	similar({ terms }) {
		return [
			sql`select ${runs.id} as id, ${likeness(runs.name, terms)} as score from ${runs}
				where ${isLike(runs.name, terms)} limit ${similarLimit}`,
		];
	},
};

const name: TextField = {
	column: runs.name,
	isPath: false,
	isIdent: false,
	isSecondary: false,
	lowered: [loweredText(runs.name)],
	select: (condition, options, limit) =>
		sql`${name.any(and(condition, withinWindow(runs, runs.id, options.terms)) ?? condition, options, null)}
			order by ${runs.id} desc limit ${limit}`,
	any: (condition, _options, limit) =>
		sql`select ${runs.id} as id, ${runs.name} as text from ${runs} where ${condition} ${atMost(limit)}`,
};

/** The newest runs of each transform, by their own index: one may have a million. */
const transformName: TextField = {
	column: transforms.name,
	isPath: false,
	isIdent: false,
	isSecondary: true,
	lowered: [],
	select: (condition, options, limit) => transformName.any(condition, options, limit),
	any: (condition, { terms, limit: wanted }, limit) =>
		sql`select newest.id, code.name as text from (
				select ${transforms.id} as id, ${transforms.name} as name from ${transforms}
				where ${and(condition, withinWindow(transforms, transforms.id, terms))}
				order by ${transforms.id} desc limit ${transformLimit}
			) as code cross join lateral (
				select ${runs.id} as id from ${runs} where ${runs.transformId} = code.id
				order by ${runs.createdAt} desc limit ${wanted}
			) as newest order by newest.id desc ${atMost(limit)}`,
};
