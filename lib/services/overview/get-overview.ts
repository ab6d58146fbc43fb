import { and, desc, eq, isNull, type SQL, sql } from "drizzle-orm";
import type { Database } from "../../../db/client.ts";
import { rows } from "../../../db/rows.ts";
import { fileFamilies, files, runs, transformFamilies, users } from "../../../db/schema/index.ts";
import type { OverviewView } from "../../contracts/overview.ts";
import type { Ctx } from "../ctx.ts";
import { fileViews } from "../files/view.ts";
import { countCap } from "../page.ts";
import { runViews } from "../runs/view.ts";
import { requireScope } from "../scope.ts";

const recentCount = 8;
const activityDays = 14;

/** What there is, what happened in the last two weeks (days in UTC), and what came last. */
export async function getOverview({ ctx }: { ctx: Ctx }): Promise<OverviewView> {
	requireScope(ctx, "read");
	const { db } = ctx;
	const recent = await recentIds(db);
	return {
		...(await counts(db)),
		activity: await activity(db),
		recentRuns: await runViews(db, recent.run),
		recentFiles: await fileViews(db, recent.file),
	};
}

/** Beyond what lists count, a table's size is asked of its statistics: reading a million rows takes a second. */
const counted = (from: SQL, estimate: SQL) =>
	sql`(select case when n > ${countCap} then array[greatest(n, (${estimate})::int), 1] else array[n, 0] end
		from (select count(*)::int as n from (select 1 from ${from} limit ${countCap + 1}) as read) as found)`;
const sizeOf = (relation: string) =>
	sql`(select reltuples::int from pg_class where oid = to_regclass(${relation}))`;

/** As the registries count: a family once, by its latest version, and nothing archived or deleted. */
async function counts(db: Database): Promise<Pick<OverviewView, "counts" | "estimated">> {
	const latest = sql`${fileFamilies} inner join ${files} on ${files.id} = ${fileFamilies.latestId}
		where ${files.archivedAt} is null and ${files.deletedAt} is null`;
	const [found] = await rows<Record<keyof OverviewView["counts"], [number, 0 | 1]>>(
		db,
		sql`select
			${counted(sql`${users}`, sizeOf("users"))} as users,
			${counted(sql`${transformFamilies} where ${transformFamilies.latestId} is not null`, sizeOf("transform_families"))} as transforms,
			${counted(sql`${runs}`, sizeOf("runs"))} as runs,
			${counted(latest, sql`${sizeOf("file_families")} - ${sizeOf("files_archived")}`)} as files`,
	);
	if (!found) throw new Error("the database did not count");
	const { users: people, transforms, runs: ran, files: saved } = found;
	const all = { users: people, transforms, runs: ran, files: saved };
	const names = Object.keys(all) as (keyof typeof all)[];
	return {
		counts: { users: people[0], transforms: transforms[0], runs: ran[0], files: saved[0] },
		estimated: names.filter((name) => all[name][1] === 1),
	};
}

async function activity(db: Database): Promise<OverviewView["activity"]> {
	const found = await rows<OverviewView["activity"][number]>(
		db,
		sql`with days as (
				select day, day at time zone 'UTC' as begins, (day + interval '1 day') at time zone 'UTC' as ends
				from generate_series(
					date_trunc('day', now() at time zone 'UTC') - make_interval(days => ${activityDays - 1}::int),
					date_trunc('day', now() at time zone 'UTC'), interval '1 day') as day
			)
			select to_char(day, 'YYYY-MM-DD') as day,
				(select count(*)::int from ${runs} where ${runs.createdAt} >= begins and ${runs.createdAt} < ends) as runs,
				(select count(*)::int from ${files} where ${files.createdAt} >= begins and ${files.createdAt} < ends) as files
			from days order by days.day`,
	);
	return found.map((row) => ({ day: row.day, runs: Number(row.runs), files: Number(row.files) }));
}

/** What came last of runs and files, as the registries begin, in one statement. */
async function recentIds(db: Database): Promise<Record<"run" | "file", number[]>> {
	const newestRuns = db
		.select({ kind: sql<string>`'run'`, id: runs.id, at: runs.createdAt })
		.from(runs)
		.orderBy(desc(runs.createdAt), desc(runs.id))
		.limit(recentCount);
	const newestFiles = db
		.select({ kind: sql<string>`'file'`, id: files.id, at: files.createdAt })
		.from(files)
		.innerJoin(fileFamilies, eq(fileFamilies.latestId, files.id))
		.where(and(isNull(files.archivedAt), isNull(files.deletedAt)))
		.orderBy(desc(files.createdAt), desc(files.id))
		.limit(recentCount);
	const found = await rows<{ kind: string; id: string | number }>(
		db,
		sql`select kind, id from ((${newestRuns}) union all (${newestFiles})) as newest(kind, id, at)
			order by at desc, id desc`,
	);
	const of = (kind: string) => found.filter((row) => row.kind === kind).map(({ id }) => Number(id));
	return { run: of("run"), file: of("file") };
}
