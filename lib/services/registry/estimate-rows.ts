import { type SQL, sql } from "drizzle-orm";
import type { Database } from "../../../db/client.ts";
import { rows } from "../../../db/rows.ts";
import { countCap } from "../page.ts";
import { fromWhere, type RowsOf } from "./rows-of.ts";

interface Plan {
	"Plan Rows": number;
	"Parent Relationship"?: string;
	Plans?: Plan[];
}

/**
 * About how many rows there are, as the planner expects: it reads its statistics, not the rows.
 *
 * Ask only when there are more than {@link countCap}; the planner may not know that yet.
 */
export async function estimateRows(db: Database, found: RowsOf): Promise<number> {
	const plan = await explain(db, sql`select 1 from ${fromWhere(found)}`);
	return moreThanCounted(plan);
}

/** The same of several at once; what the planner does not tell counts as very many. */
export async function estimateEach(db: Database, found: readonly RowsOf[]): Promise<number[]> {
	const each = found.map((one) => sql`array(select 1 from ${fromWhere(one)})`);
	const plan = await explain(db, sql`select ${sql.join(each, sql`, `)}`);
	const parts = (plan?.Plans ?? []).filter((part) => part["Parent Relationship"] === "InitPlan");
	return found.map((_, at) => (parts[at] ? moreThanCounted(parts[at]) : Number.POSITIVE_INFINITY));
}

async function explain(db: Database, query: SQL): Promise<Plan | undefined> {
	const [answer] = await rows<{ "QUERY PLAN": [{ Plan: Plan }] | string }>(
		db,
		sql`explain (format json) ${query}`,
	);
	const text = answer?.["QUERY PLAN"];
	const plan = typeof text === "string" ? (JSON.parse(text) as [{ Plan: Plan }]) : text;
	return plan?.[0].Plan;
}

function moreThanCounted(plan: Plan | undefined): number {
	return Math.max(Math.round(plan?.["Plan Rows"] ?? 0), countCap + 1);
}
