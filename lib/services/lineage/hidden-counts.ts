import { type SQL, sql } from "drizzle-orm";
import { runs } from "../../../db/schema/index.ts";
import type { Direction } from "../../lineage/walk.ts";
import { type AsOf, existedAt, heldAt } from "./as-of.ts";
import type { Ask } from "./json-rows.ts";
import { bigintArray, type FlowKind, uidArray } from "./keys.ts";
import { flowKinds, stepFrom } from "./steps.ts";

/** The rows that the answer shows as nodes. */
export interface ShownRows {
	file: readonly number[];
	run: readonly number[];
	transform: readonly number[];
	user: readonly string[];
}

type HiddenCount = { up: number; down: number };
type Kind = keyof ShownRows;

/** What is left out around each node, by kind and row id. */
export type HiddenCounts = (kind: Kind, id: number | string) => HiddenCount;

const directions: readonly Direction[] = ["up", "down"];
/** A transform with many runs is asked about its newest: the count then is "at least". */
const runsPerTransform = 1000;

/** Counts the neighbours of every shown node that are not in the answer, on each side; all is asked at once. */
export async function countHidden(
	ask: Ask,
	shown: ShownRows,
	{ asOf, isCollapsed }: { asOf: AsOf; isCollapsed: boolean },
): Promise<HiddenCounts> {
	const counts = new Map<string, HiddenCount>();
	const note = async (kind: Kind, direction: Direction, asked: Promise<Found[]>) => {
		for (const { id, n } of await asked) {
			const key = `${kind}:${id}`;
			const count = counts.get(key) ?? { up: 0, down: 0 };
			count[direction] = n;
			counts.set(key, count);
		}
	};
	const isOfCode = sql`${runs.transformId} = any(${bigintArray(shown.transform)})`;
	const isOfPerson = sql`${runs.createdBy} = any(${uidArray(shown.user)})`;
	await Promise.all([
		...directions.flatMap((direction) =>
			isCollapsed
				? [
						note("file", direction, transformsAround(ask, shown, direction, asOf)),
						note("transform", direction, filesAround(ask, shown, direction, asOf)),
					]
				: flowKinds.map((kind) => note(kind, direction, neighboursOf(ask, shown, kind, direction, asOf))),
		),
		...(isCollapsed || shown.transform.length === 0
			? []
			: [note("transform", "down", runsOf(ask, sql`${runs.transformId}`, isOfCode, shown, asOf))]),
		...(shown.user.length === 0
			? []
			: [note("user", "down", runsOf(ask, sql`${runs.createdBy}`, isOfPerson, shown, asOf))]),
	]);
	return (kind, id) => counts.get(`${kind}:${id}`) ?? { up: 0, down: 0 };
}

type Found = { id: string | number; n: number };

/** Counts, from a query that names them `id` and `n`. */
function counted(ask: Ask, query: SQL): Promise<Found[]> {
	return ask(
		{ id: sql<string | number>`counts.id`, n: sql<number>`counts.n` },
		sql`from (${query}) as counts`,
	);
}

async function neighboursOf(
	ask: Ask,
	shown: ShownRows,
	kind: FlowKind,
	direction: Direction,
	asOf: AsOf,
): Promise<Found[]> {
	if (shown[kind].length === 0) return [];
	const { table, from, to, kind: other } = stepFrom(kind, direction);
	return counted(
		ask,
		sql`select ${from} as id, count(*)::int as n from ${table}
			where ${from} = any(${bigintArray(shown[kind])}) and ${to} <> all(${bigintArray(shown[other])})
				and ${heldAt(table, asOf)}
			group by ${from}`,
	);
}

/** Around a file, in the lens of transforms: those whose runs read or made it. */
async function transformsAround(
	ask: Ask,
	shown: ShownRows,
	direction: Direction,
	asOf: AsOf,
): Promise<Found[]> {
	if (shown.file.length === 0) return [];
	const { table, from, to } = stepFrom("file", direction);
	return counted(
		ask,
		sql`select ${from} as id, count(distinct ${runs.transformId})::int as n
			from ${table} inner join ${runs} on ${runs.id} = ${to}
			where ${from} = any(${bigintArray(shown.file)}) and ${heldAt(table, asOf)}
				and ${runs.transformId} <> all(${bigintArray(shown.transform)})
			group by ${from}`,
	);
}

/** Around a transform, in its own lens: files that its runs read or made. */
async function filesAround(ask: Ask, shown: ShownRows, direction: Direction, asOf: AsOf): Promise<Found[]> {
	if (shown.transform.length === 0) return [];
	const { table, from, to } = stepFrom("run", direction);
	return counted(
		ask,
		sql`select code.id as id, count(distinct ${to})::int as n
			from unnest(${bigintArray(shown.transform)}) as code(id)
			cross join lateral (
				select ${runs.id} as run_id from ${runs}
				where ${runs.transformId} = code.id and ${existedAt(runs.createdAt, asOf)}
				order by ${runs.createdAt} desc limit ${runsPerTransform}
			) as newest
			inner join ${table} on ${from} = newest.run_id
			where ${to} <> all(${bigintArray(shown.file)}) and ${heldAt(table, asOf)}
			group by code.id`,
	);
}

/** Runs of people or transforms that the answer does not show. */
async function runsOf(ask: Ask, owner: SQL, isTheirs: SQL, shown: ShownRows, asOf: AsOf): Promise<Found[]> {
	return counted(
		ask,
		sql`select ${owner} as id, count(*)::int as n from ${runs}
			where ${isTheirs} and ${runs.id} <> all(${bigintArray(shown.run)}) and ${existedAt(runs.createdAt, asOf)}
			group by ${owner}`,
	);
}
