import { sql } from "drizzle-orm";
import { rows } from "../../../db/rows.ts";
import { runs } from "../../../db/schema/index.ts";
import type { ShownRunStatus } from "../../contracts/enums.ts";
import { ImpactInput, type ImpactView } from "../../contracts/impact.ts";
import type { Ctx } from "../ctx.ts";
import { parseInput } from "../parse-input.ts";
import { shownStatus } from "../runs/shown-status.ts";
import { requireScope } from "../scope.ts";
import { reachFrom } from "./reach.ts";

interface Counted {
	what: "suffix" | "status" | "files of" | "runs of" | "transforms";
	value: string;
	n: string | number;
}

/**
 * Counts everything downstream (what breaks if it is wrong) or upstream (what it rests on) of a record: whole, exact,
 * and as of one moment. The record itself does not count, nor the runs of the transform or person asked about;
 * archived and deleted records do.
 *
 * @throws WhenceError `not_found` when there is no such record.
 */
export async function getImpact({ ctx, input }: { ctx: Ctx; input: ImpactInput }): Promise<ImpactView> {
	requireScope(ctx, "read");
	const { focus, direction, cte } = await reachFrom(ctx.db, parseInput(ImpactInput, input));
	const counted = await rows<Counted>(
		ctx.db,
		sql`${cte},
			found_files as materialized (
				select families.suffix, files.created_by from found
				inner join files on files.id = found.id
				inner join file_families families on families.id = files.family_id
				where found.is_file
			),
			found_runs as materialized (
				select ${shownStatus()} as status, ${runs.transformId} as transform_id, ${runs.createdBy} as created_by
				from found inner join ${runs} on ${runs.id} = found.id where not found.is_file
			)
			select 'suffix' as what, suffix as value, count(*)::int as n from found_files group by suffix
			union all
			select 'status', status, count(*)::int from found_runs group by status
			union all
			select 'files of', users.handle, count(*)::int from found_files
				inner join users on users.id = found_files.created_by group by users.handle
			union all
			select 'runs of', users.handle, count(*)::int from found_runs
				inner join users on users.id = found_runs.created_by group by users.handle
			union all
			select 'transforms', '', count(distinct transform_id)::int from found_runs`,
	);
	const of = (what: Counted["what"]) =>
		counted
			.filter((row) => row.what === what)
			.map(({ value, n }) => ({ value, n: Number(n) }))
			.sort((a, b) => b.n - a.n || (a.value < b.value ? -1 : 1));
	const sum = (all: { n: number }[]) => all.reduce((total, { n }) => total + n, 0);
	const [suffixes, statuses] = [of("suffix"), of("status")];
	return {
		focus: { kind: focus.kind, uid: focus.uid, name: focus.label },
		direction,
		files: sum(suffixes),
		runs: sum(statuses),
		transforms: sum(of("transforms")),
		...peopleOf(of("files of"), of("runs of")),
		bySuffix: suffixes.map(({ value, n }) => ({ suffix: value, files: n })),
		byStatus: statuses.map(({ value, n }) => ({ status: value as ShownRunStatus, runs: n })),
	};
}

type Tally = { value: string; n: number }[];

function peopleOf(filesOf: Tally, runsOf: Tally): Pick<ImpactView, "people" | "byPerson"> {
	const files = new Map(filesOf.map(({ value, n }) => [value, n]));
	const started = new Map(runsOf.map(({ value, n }) => [value, n]));
	const byPerson = [...new Set([...files.keys(), ...started.keys()])].map((handle) => ({
		handle,
		files: files.get(handle) ?? 0,
		runs: started.get(handle) ?? 0,
	}));
	byPerson.sort((a, b) => b.files - a.files || b.runs - a.runs || (a.handle < b.handle ? -1 : 1));
	return { people: byPerson.length, byPerson };
}
