import { type SQL, sql } from "drizzle-orm";
import { byIndexes } from "../../../db/by-indexes.ts";
import type { Database } from "../../../db/client.ts";
import { runOutputs } from "../../../db/schema/index.ts";
import type { Direction } from "../../lineage/walk.ts";
import { type AsOf, heldAt } from "./as-of.ts";
import { type Ask, askTogether } from "./json-rows.ts";
import { bigintArray, type FlowKind, flowKey, idsOf } from "./keys.ts";
import type { Layer } from "./neighbours.ts";
import { flowKinds, otherKind, stepFrom } from "./steps.ts";

/** More edges on a side than that are walked layer by layer, the newest first; from so many places there are more. */
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

/**
 * Reads the edges on both sides of the start, so many steps far, in one statement. A side stops as soon as there are too
 * many, and what it had found is then not used.
 */
export async function readSurroundings(
	db: Database,
	start: readonly string[],
	reach: Reach,
): Promise<Surroundings> {
	if (start.length > mostStarts) return nothingKnown;
	const [up, down] = await byIndexes(db, (indexed) => {
		const ask = askTogether(indexed);
		return Promise.all([readSide(ask, start, "up", reach), readSide(ask, start, "down", reach)]);
	});
	const sides = { up, down };
	const keys = [up, down].flatMap((side) => (side === null ? [] : [...side.values()].flat()));
	return {
		keys: [...new Set(keys)],
		nextLayer: ({ frontier, direction, known, limit }) => {
			const side = sides[direction];
			if (side === null) return null;
			const all = new Set(frontier.flatMap((key) => side.get(key) ?? []));
			const fresh = [...all].filter((key) => !known.has(key));
			// Each kind apart, the newest first, as they come from the database.
			return flowKinds.flatMap((kind) => {
				const ids = idsOf(otherKind[kind], fresh).sort((a, b) => b - a);
				return ids.slice(0, limit).map((id) => flowKey(otherKind[kind], id));
			});
		},
	};
}

/** What follows from each node on one side, or null where there are too many edges. */
async function readSide(
	ask: Ask,
	start: readonly string[],
	direction: Direction,
	{ steps, asOf, recreated }: Reach,
): Promise<Map<string, string[]> | null> {
	const begins = flowKinds.map(
		(kind) => sql`select 0 as step, ${sql.raw(`'${kind}'`)}::text as kind, id, null::bigint as before
			from unnest(${bigintArray(idsOf(kind, start))}) as id`,
	);
	const onward = flowKinds.map((kind) => stepOn(kind, direction, { asOf, recreated }));
	// Rows come layer by layer, and no more are made than are asked for.
	const found = await ask(
		{ kind: sql<FlowKind>`near.kind`, before: sql<number>`near.before`, id: sql<number>`near.id` },
		sql`from (
			with recursive near(step, kind, id, before) as (
				(${sql.join(begins, sql` union all `)})
				union
				select near.step + 1, onward.kind, onward.id, near.id from near
				cross join lateral (${sql.join(onward, sql` union all `)}) as onward
				where near.step < ${steps[direction]}::int
			)
			select * from near where step > 0 limit ${mostEdges + 1}
		) as near`,
	);
	if (found.length > mostEdges) return null;
	const onwardOf = new Map<string, string[]>();
	for (const { kind, before, id } of found) {
		const from = flowKey(otherKind[kind], before);
		const known = onwardOf.get(from);
		if (known) known.push(flowKey(kind, id));
		else onwardOf.set(from, [flowKey(kind, id)]);
	}
	return onwardOf;
}

/** The nodes after one of the rows `near`, if it is of this kind. */
function stepOn(kind: FlowKind, direction: Direction, { asOf, recreated }: Omit<Reach, "steps">): SQL {
	const { table, from, to, kind: reached } = stepFrom(kind, direction);
	const isCreatedOnly = kind === "file" && direction === "up" && !recreated;
	return sql`select ${sql.raw(`'${reached}'`)}::text as kind, ${to} as id from ${table}
		where near.kind = ${sql.raw(`'${kind}'`)} and ${from} = near.id and ${heldAt(table, asOf)}
			${isCreatedOnly ? sql`and ${runOutputs.kind} = 'created'` : sql``}`;
}
