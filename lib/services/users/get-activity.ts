import { type SQL, sql } from "drizzle-orm";
import { rows } from "../../../db/rows.ts";
import { auditEvents, files, runs } from "../../../db/schema/index.ts";
import { WhenceError } from "../../contracts/errors.ts";
import { ActivityInput, type ActivityStep, type ActivityView } from "../../contracts/users.ts";
import type { Ctx } from "../ctx.ts";
import { parseInput } from "../parse-input.ts";
import { recordId } from "../record-id.ts";
import { requireScope } from "../scope.ts";

const spansOf: Record<ActivityStep, number> = { day: 30, week: 26 };

/** So high each span is counted: a machine's million events are not read to draw a bar. */
const most = 10_001;

interface Span extends Record<"from" | "to", string>, Record<"runs" | "files" | "changes", number> {
	person: string | null;
}

/**
 * What somebody ran, made and changed, by day or by week (UTC; weeks begin on Monday), the present one last.
 *
 * @throws WhenceError `not_found`.
 */
export async function getActivity({ ctx, input }: { ctx: Ctx; input: ActivityInput }): Promise<ActivityView> {
	requireScope(ctx, "read");
	const { handle, by = "week" } = parseInput(ActivityInput, input);
	const unit = sql.raw(`'${by}'`);
	const step = sql.raw(`interval '1 ${by}'`);
	const count = (from: SQL) =>
		sql`(select count(*)::int from (select 1 from ${from} limit ${most}) as counted)`;
	const found = await rows<Span>(
		ctx.db,
		sql`with person as materialized (select ${recordId("user", handle)} as id), spans as (
				select span at time zone 'UTC' as begins, (span + ${step}) at time zone 'UTC' as ends
				from generate_series(date_trunc(${unit}, now() at time zone 'UTC') - ${step} * ${spansOf[by] - 1}::int,
					date_trunc(${unit}, now() at time zone 'UTC'), ${step}) as span
			)
			select (select id from person) as person, to_char(begins at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as from,
				to_char(ends at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as to,
				${count(sql`${runs} where created_by = (select id from person) and created_at >= begins and created_at < ends`)} as runs,
				${count(sql`${files} where created_by = (select id from person) and created_at >= begins and created_at < ends`)} as files,
				${count(sql`${auditEvents} where actor_id = (select id from person) and at >= begins and at < ends`)} as changes
			from spans order by begins`,
	);
	if (found.every(({ person }) => person === null))
		throw new WhenceError("not_found", `There is no user ${handle}.`);
	return {
		by,
		spans: found.map((span) => ({
			from: span.from,
			to: span.to,
			runs: Number(span.runs),
			files: Number(span.files),
			changes: Number(span.changes),
		})),
	};
}
