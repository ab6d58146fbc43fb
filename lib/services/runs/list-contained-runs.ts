import { sql } from "drizzle-orm";
import { rows } from "../../../db/rows.ts";
import { runs } from "../../../db/schema/index.ts";
import type { ContainedRun, ContainedRuns } from "../../contracts/run-family.ts";
import type { Ctx } from "../ctx.ts";
import { requireScope } from "../scope.ts";
import { findRunRow } from "./find-run.ts";
import { runViews } from "./view.ts";

const maxRuns = 200;
const maxDepth = 6;

interface Row {
	id: number | string;
	parent: number | string;
	depth: number;
}

/**
 * The runs that a run contains, as a tree in the order in which they were made; the nearest first where there are many.
 *
 * @throws WhenceError `not_found`.
 */
export async function listContainedRuns({
	ctx,
	input: { uid },
}: {
	ctx: Ctx;
	input: { uid: string };
}): Promise<ContainedRuns> {
	requireScope(ctx, "read");
	const root = await findRunRow(ctx.db, uid);
	// Level by level: what is beyond the limit is not read.
	const found = await rows<Row>(
		ctx.db,
		sql`with recursive inside (id, parent, depth) as (
			select ${runs.id}, ${runs.parentId}, 1 from ${runs} where ${runs.parentId} = ${root.id}
			union all
			select r.id, r.parent_id, inside.depth + 1 from ${runs} r join inside on r.parent_id = inside.id
			where inside.depth <= ${maxDepth}
		) select id, parent, depth from inside limit ${maxRuns + 1}`,
	);
	const shown = found.filter(({ depth }) => depth <= maxDepth).slice(0, maxRuns);
	const views = await runViews(
		ctx.db,
		shown.map(({ id }) => Number(id)),
	);
	const inside = new Map<number, { id: number; item: ContainedRun }[]>();
	for (const [index, row] of shown.entries()) {
		const run = views[index];
		const parentId = Number(row.parent);
		if (!run?.parentUid) continue;
		const item = { run, depth: Number(row.depth), parentUid: run.parentUid };
		inside.set(parentId, [...(inside.get(parentId) ?? []), { id: Number(row.id), item }]);
	}
	return { items: inOrder(inside, root.id), isCut: shown.length < found.length };
}

function inOrder(
	inside: ReadonlyMap<number, { id: number; item: ContainedRun }[]>,
	parentId: number,
): ContainedRun[] {
	return (inside.get(parentId) ?? [])
		.sort((a, b) => a.id - b.id)
		.flatMap(({ id, item }) => [item, ...inOrder(inside, id)]);
}
