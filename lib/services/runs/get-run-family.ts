import { sql } from "drizzle-orm";
import { rows } from "../../../db/rows.ts";
import { runs, transforms } from "../../../db/schema/index.ts";
import { WhenceError } from "../../contracts/errors.ts";
import type { RunFamily } from "../../contracts/run-family.ts";
import type { Ctx } from "../ctx.ts";
import { countOf, countTo } from "../page.ts";
import { requireScope } from "../scope.ts";
import { runSiblings, type SiblingRows, siblingsAsked } from "./run-siblings.ts";

interface Found {
	siblings: SiblingRows;
	contained: number;
	parent: RunFamily["parent"];
}

/**
 * A run among others: those of the same code, the one that contains it, and how many it contains, in one statement.
 *
 * @throws WhenceError `not_found`.
 */
export async function getRunFamily({
	ctx,
	input: { uid },
}: {
	ctx: Ctx;
	input: { uid: string };
}): Promise<RunFamily> {
	requireScope(ctx, "read");
	const [row] = await rows<{ found: string | null }>(
		ctx.db,
		sql`with own as materialized (
				select id, transform_id, parent_id, created_at, started_at, finished_at from ${runs} where uid = ${uid}
			)
			select json_build_object('siblings', ${siblingsAsked()},
				'contained', (${countTo(sql`${runs} where parent_id = (select id from own)`)}),
				'parent', (select json_build_object('uid', p.uid, 'name', p.name, 'transformName', t.name)
					from ${runs} p join ${transforms} t on t.id = p.transform_id
					where p.id = (select parent_id from own)))::text as found
			from own`,
	);
	if (!row?.found) throw new WhenceError("not_found", `There is no run ${uid}.`);
	const { siblings, contained, parent } = JSON.parse(row.found) as Found;
	return { siblings: runSiblings(uid, siblings), containedCount: countOf(contained), parent };
}
