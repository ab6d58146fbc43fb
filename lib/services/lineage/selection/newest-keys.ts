import { type SQL, sql } from "drizzle-orm";
import type { Database } from "../../../../db/client.ts";
import { fileFamilies, files, runs, transforms, users } from "../../../../db/schema/index.ts";
import type { ConditionTerm, Selection } from "../../../contracts/selection.ts";
import { type AsOf, existedAt } from "../as-of.ts";
import { jsonRows } from "../json-rows.ts";
import { type FlowKind, flowKey } from "../keys.ts";
import { conditions } from "./conditions.ts";

/**
 * The newest files and runs of the instance that may be selected: those for which every condition holds that a
 * selection makes of all its records.
 *
 * @returns `limit` of them at most, of both kinds together.
 */
export async function newestKeys(
	db: Database,
	selection: Selection,
	{ asOf, limit }: { asOf: AsOf; limit: number },
): Promise<string[]> {
	const must = conditionsOfAll(selection);
	const found = [
		...(await newest(db, "file", must, asOf, limit)),
		...(await newest(db, "run", must, asOf, limit)),
	];
	return found
		.sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0))
		.slice(0, limit)
		.map(({ key }) => key);
}

function conditionsOfAll(selection: Selection): ConditionTerm[] {
	if (selection.term === "condition") return [selection];
	return selection.term === "and" ? selection.of.flatMap(conditionsOfAll) : [];
}

async function newest(
	db: Database,
	kind: FlowKind,
	must: readonly ConditionTerm[],
	asOf: AsOf,
	limit: number,
): Promise<{ key: string; at: string }[]> {
	const table = kind === "file" ? files : runs;
	const where: SQL[] = [existedAt(table.createdAt, asOf)];
	for (const { field, value } of must) {
		// What a run's status was then is not in its row: those who asked look at it themselves.
		if (field === "status" && asOf !== null && kind === "run") continue;
		const condition = conditions[field].where[kind];
		if (condition === null) return [];
		where.push(condition(value));
	}
	const joined =
		kind === "file"
			? sql`${files} inner join ${fileFamilies} on ${fileFamilies.id} = ${files.familyId}`
			: sql`${runs} inner join ${transforms} on ${transforms.id} = ${runs.transformId}`;
	const found = await jsonRows(
		db,
		{ id: sql<number>`newest.id`, at: sql<string>`newest.created_at` },
		sql`from (
			select ${table.id}, ${table.createdAt}
			from ${joined} inner join ${users} on ${users.id} = ${table.createdBy}
			where ${sql.join(where, sql` and `)}
			order by ${table.createdAt} desc, ${table.id} desc limit ${limit}
		) as newest`,
	);
	return found.map(({ id, at }) => ({ key: flowKey(kind, id), at: new Date(at).toISOString() }));
}
