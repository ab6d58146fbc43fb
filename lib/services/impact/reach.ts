import { and, eq, isNull, type SQL, sql } from "drizzle-orm";
import type { Database } from "../../../db/client.ts";
import { runOutputs } from "../../../db/schema/index.ts";
import type { ImpactDirection, ImpactInput } from "../../contracts/impact.ts";
import { type FoundRecord, findRecord } from "../find-record.ts";
import { flowKinds, stepFrom } from "../lineage/steps.ts";

/** A question about all that is reached, with its defaults filled in. */
export interface Reach {
	focus: FoundRecord;
	direction: ImpactDirection;
	/** SQL: `with recursive …` of which `found (is_file, id)` is every file and run that is reached. */
	cte: SQL;
}

/**
 * Prepares the walk to everything up- or downstream, whole, as one statement sees it. De-duplicated on the node alone:
 * a depth column would visit a node once a way.
 *
 * @throws WhenceError `not_found` when there is no such record.
 */
export async function reachFrom(db: Database, input: ImpactInput): Promise<Reach> {
	const focus = await findRecord(db, input.focusKind, input.focusUid);
	const direction = input.direction ?? "down";
	const steps = flowKinds.map((kind) => {
		const { table, from, to } = stepFrom(kind, direction);
		const isFile = kind === "file";
		const isCreatedOnly = isFile && direction === "up" && input.recreated !== true;
		const held = and(
			eq(from, sql`reach.id`),
			isNull(table.retractedAt),
			...(isCreatedOnly ? [eq(runOutputs.kind, "created")] : []),
		);
		return sql`select ${sql.raw(String(!isFile))} as is_file, ${to} as id from ${table}
			where ${isFile ? sql`reach.is_file` : sql`not reach.is_file`} and ${held}`;
	});
	const cte = sql`with recursive start as (${startOf(focus)}),
		reach (is_file, id) as (
			select is_file, id from start
			union
			select next.is_file, next.id from reach cross join lateral (${sql.join(steps, sql` union all `)}) as next
		),
		found as materialized (select is_file, id from reach except select is_file, id from start)`;
	return { focus, direction, cte };
}

/** Where the walk begins: the record itself, or what a transform or a person stands for. */
function startOf(focus: FoundRecord): SQL {
	switch (focus.kind) {
		case "file":
		case "run":
			return sql`select ${focus.kind === "file"}::boolean as is_file, ${focus.id}::bigint as id`;
		case "transform":
			return sql`select false as is_file, id from runs where transform_id = ${focus.id}`;
		case "user":
			return sql`select false as is_file, id from runs where created_by = ${focus.id}
				union all
				select true, id from files where created_by = ${focus.id} and not exists (
					select 1 from run_outputs made
					where made.file_id = files.id and made.kind = 'created' and made.retracted_at is null
				)`;
	}
}
