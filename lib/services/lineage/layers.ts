import { type SQL, sql } from "drizzle-orm";
import { runOutputs } from "../../../db/schema/index.ts";
import type { Direction } from "../../lineage/walk.ts";
import { type AsOf, heldAt } from "./as-of.ts";
import type { Ask } from "./json-rows.ts";
import { type FlowKind, flowKey } from "./keys.ts";
import { stepFrom } from "./steps.ts";

/** How far a walk goes on each side, and what it follows. */
export interface Reach {
	steps: Record<Direction, number>;
	asOf: AsOf;
	/** "Where from" follows the run that created a file; those that only made it again when this says so. */
	recreated: boolean;
	/** So many nodes on a side, and what is found in the layer that goes beyond; of each kind one more at most. */
	most: number;
	/** A side ends with the layer that has found more runs than that, where it is known that nobody looks farther. */
	mostRuns?: number;
}

/** A start and the layers around it: in each the runs before the files, the newest first. */
export interface Layers {
	start: string[];
	hasMore: boolean;
	/** The first is a step from the start. */
	up: string[][];
	down: string[][];
}

/**
 * Reads where a walk begins and all layers around it, in one question however many there are: each step of the
 * recursion is one row that has a whole layer.
 *
 * @param begins a query of one row, as `startOf` makes it.
 */
export async function readLayers(ask: Ask, begins: SQL, reach: Reach): Promise<Layers> {
	const found = await ask(
		{
			side: sql<"start" | Direction>`layer.side`,
			step: sql<number>`layer.step`,
			files: sql<number[]>`layer.files`,
			runs: sql<number[]>`layer.runs`,
			hasMore: sql<boolean>`layer.has_more`,
		},
		sql`from (
			with recursive begins as materialized (${begins}), ${side("up", reach)}, ${side("down", reach)}
			select 'start' as side, 0 as step, files, runs, has_more from begins
			union all select 'up', step, files, runs, false from up where step > 0
			union all select 'down', step, files, runs, false from down where step > 0
		) as layer`,
	);
	const layers: Layers = { start: [], hasMore: false, up: [], down: [] };
	for (const { side, step, files, runs, hasMore } of found) {
		const fileKeys = files.map((id) => flowKey("file", id));
		const runKeys = runs.map((id) => flowKey("run", id));
		if (side === "start") {
			layers.start = [...runKeys, ...fileKeys];
			layers.hasMore = hasMore;
		} else layers[side][step - 1] = [...runKeys, ...fileKeys];
	}
	return layers;
}

/** One side as a part of the query: a row a layer, with all that was found by then. */
function side(direction: Direction, reach: Reach): SQL {
	const name = sql.raw(direction);
	const { steps, most, mostRuns } = reach;
	return sql`${name}(step, files, runs, known_files, known_runs) as (
		select 0, files, runs, files, runs from begins
		union all
		select ${name}.step + 1, next.files, next.runs, ${name}.known_files || next.files, ${name}.known_runs || next.runs
		from ${name} cross join lateral (
			select ${newest("run", direction, reach)} as files, ${newest("file", direction, reach)} as runs offset 0
		) as next
		where ${name}.step < ${steps[direction]}::int
			and cardinality(${name}.files) + cardinality(${name}.runs) > 0
			and cardinality(${name}.known_files) + cardinality(${name}.known_runs) <= ${most}::int
			${mostRuns === undefined ? sql`` : sql`and cardinality(${name}.known_runs) <= ${mostRuns}::int + (select cardinality(runs) from begins)`}
	)`;
}

/** What is a step from the nodes of this kind in a layer and was not found before. */
function newest(kind: FlowKind, direction: Direction, { asOf, recreated, most }: Reach): SQL {
	const name = sql.raw(direction);
	const { table, from, to, kind: reached } = stepFrom(kind, direction);
	const isCreatedOnly = kind === "file" && direction === "up" && !recreated;
	return sql`array(
		select fresh.id from (
			select ${to} as id from ${table}
			where ${from} = any(${name}.${sql.raw(`${kind}s`)}) and ${heldAt(table, asOf)}
				${isCreatedOnly ? sql`and ${runOutputs.kind} = 'created'` : sql``}
			except select unnest(${name}.${sql.raw(`known_${reached}s`)})
		) as fresh
		order by fresh.id desc
		limit greatest(1, ${most + 1}::int - cardinality(${name}.known_files) - cardinality(${name}.known_runs))
	)`;
}
