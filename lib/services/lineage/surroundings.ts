import { type SQL, sql } from "drizzle-orm";
import { byIndexes } from "../../../db/by-indexes.ts";
import type { Database } from "../../../db/client.ts";
import { runOutputs } from "../../../db/schema/index.ts";
import type { Direction } from "../../lineage/walk.ts";
import { type AsOf, heldAt } from "./as-of.ts";
import { jsonRows } from "./json-rows.ts";
import { bigintArray, type FlowKind, flowKey, idsOf } from "./keys.ts";
import type { Layer } from "./neighbours.ts";
import { flowKinds, stepFrom } from "./steps.ts";

/** More edges than that are walked layer by layer, the newest first; from so many places there are more. */
const mostEdges = 2000;
const mostStarts = 100;

const nothingKnown: Surroundings = { keys: [], nextLayer: () => null };

/** All edges near the start of a walk, where there are not too many of them. */
export interface Surroundings {
	/** Every node that they lead to. */
	keys: readonly string[];
	/** What {@link nextLayer} would answer, or null where that is farther than was looked. */
	nextLayer(layer: Layer): readonly string[] | null;
}

/** How far a walk goes on each side, and what it follows. */
export interface Reach {
	steps: Record<Direction, number>;
	asOf: AsOf;
	recreated: boolean;
}

const directions: readonly Direction[] = ["up", "down"];

/**
 * Reads the edges on both sides of the start, so many steps far, in one statement. It stops as soon as there are too
 * many, and what it had found is then not used.
 */
export async function readSurroundings(
	db: Database,
	start: readonly string[],
	{ steps, asOf, recreated }: Reach,
): Promise<Surroundings> {
	if (start.length > mostStarts) return nothingKnown;
	const begins = directions.flatMap((direction) =>
		flowKinds.map(
			(
				kind,
			) => sql`select ${sql.raw(`'${direction}'`)}::text as side, 0 as step, ${sql.raw(`'${kind}'`)}::text as kind,
				id, null::bigint as before from unnest(${bigintArray(idsOf(kind, start))}) as id`,
		),
	);
	const onward = directions.flatMap((direction) =>
		flowKinds.map((kind) => stepOn(kind, direction, { asOf, recreated })),
	);
	// Rows come layer by layer, and no more are made than are asked for.
	const found = await byIndexes(db, (indexed) =>
		jsonRows(
			indexed,
			{
				side: sql<Direction>`near.side`,
				kind: sql<FlowKind>`near.kind`,
				before: sql<number>`near.before`,
				id: sql<number>`near.id`,
			},
			sql`from (
				with recursive near(side, step, kind, id, before) as (
					(${sql.join(begins, sql` union all `)})
					union
					select near.side, near.step + 1, onward.kind, onward.id, near.id from near
					cross join lateral (${sql.join(onward, sql` union all `)}) as onward
					where near.step < case near.side when 'up' then ${steps.up}::int else ${steps.down}::int end
				)
				select * from near where step > 0 limit ${mostEdges + 1}
			) as near`,
		),
	);
	if (found.length > mostEdges) return nothingKnown;
	const onwardOf = new Map<string, string[]>();
	for (const { side, kind, before, id } of found) {
		const from = `${side} ${flowKey(kind === "file" ? "run" : "file", before)}`;
		const known = onwardOf.get(from);
		if (known) known.push(flowKey(kind, id));
		else onwardOf.set(from, [flowKey(kind, id)]);
	}
	return {
		keys: [...new Set(found.map(({ kind, id }) => flowKey(kind, id)))],
		nextLayer: ({ frontier, direction, known, limit }) => {
			const all = new Set(frontier.flatMap((key) => onwardOf.get(`${direction} ${key}`) ?? []));
			const fresh = [...all].filter((key) => !known.has(key));
			// Each kind apart, the newest first, as they come from the database.
			return flowKinds.flatMap((kind) => {
				const ids = idsOf(kind === "file" ? "run" : "file", fresh).sort((a, b) => b - a);
				return ids.slice(0, limit).map((id) => flowKey(kind === "file" ? "run" : "file", id));
			});
		},
	};
}

/** The nodes after one of the rows `near`, if it is of this kind and on this side. */
function stepOn(kind: FlowKind, direction: Direction, { asOf, recreated }: Omit<Reach, "steps">): SQL {
	const { table, from, to, kind: reached } = stepFrom(kind, direction);
	const isCreatedOnly = kind === "file" && direction === "up" && !recreated;
	return sql`select ${sql.raw(`'${reached}'`)}::text as kind, ${to} as id from ${table}
		where near.side = ${sql.raw(`'${direction}'`)} and near.kind = ${sql.raw(`'${kind}'`)}
			and ${from} = near.id and ${heldAt(table, asOf)}
			${isCreatedOnly ? sql`and ${runOutputs.kind} = 'created'` : sql``}`;
}
