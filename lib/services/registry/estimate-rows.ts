import { sql } from "drizzle-orm";
import type { Database } from "../../../db/client.ts";
import { rows } from "../../../db/rows.ts";
import { countCap } from "../page.ts";
import { fromWhere, type RowsOf } from "./rows-of.ts";

type Plan = [{ Plan: { "Plan Rows": number } }];

/**
 * About how many rows there are, as the planner expects: it reads its statistics, not the rows.
 *
 * Ask only when there are more than {@link countCap}; the planner may not know that yet.
 */
export async function estimateRows(db: Database, found: RowsOf): Promise<number> {
	const [answer] = await rows<{ "QUERY PLAN": Plan | string }>(
		db,
		sql`explain (format json) select 1 from ${fromWhere(found)}`,
	);
	const text = answer?.["QUERY PLAN"];
	const plan = typeof text === "string" ? (JSON.parse(text) as Plan) : text;
	return Math.max(Math.round(plan?.[0].Plan["Plan Rows"] ?? 0), countCap + 1);
}
