import { and, desc, eq, isNull, sql } from "drizzle-orm";
import type { Database } from "../../../db/client.ts";
import { rows } from "../../../db/rows.ts";
import { fileFamilies, files, runs, transformFamilies, users } from "../../../db/schema/index.ts";
import type { OverviewView } from "../../contracts/overview.ts";
import type { Ctx } from "../ctx.ts";
import { fileViews } from "../files/view.ts";
import { runViews } from "../runs/view.ts";
import { requireScope } from "../scope.ts";

const recentCount = 8;
const activityDays = 14;

/** What there is, what happened in the last two weeks (days in UTC), and what came last. */
export async function getOverview({ ctx }: { ctx: Ctx }): Promise<OverviewView> {
	requireScope(ctx, "read");
	const { db } = ctx;
	return {
		counts: await counts(db),
		activity: await activity(db),
		recentRuns: await runViews(db, await recentRunIds(db)),
		recentFiles: await fileViews(db, await recentFileIds(db)),
	};
}

/** As the registries count: a family once, by its latest version, and nothing archived or deleted. */
async function counts(db: Database): Promise<OverviewView["counts"]> {
	const [found] = await rows<OverviewView["counts"]>(
		db,
		sql`select
			(select count(*)::int from ${users}) as users,
			(select count(*)::int from ${transformFamilies} where ${transformFamilies.latestId} is not null) as transforms,
			(select count(*)::int from ${runs}) as runs,
			(select count(*)::int from ${fileFamilies} inner join ${files} on ${files.id} = ${fileFamilies.latestId}
				where ${files.archivedAt} is null and ${files.deletedAt} is null) as files`,
	);
	return {
		users: Number(found?.users ?? 0),
		transforms: Number(found?.transforms ?? 0),
		runs: Number(found?.runs ?? 0),
		files: Number(found?.files ?? 0),
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

async function recentRunIds(db: Database): Promise<number[]> {
	const found = await db
		.select({ id: runs.id })
		.from(runs)
		.orderBy(desc(runs.createdAt), desc(runs.id))
		.limit(recentCount);
	return found.map(({ id }) => id);
}

async function recentFileIds(db: Database): Promise<number[]> {
	const found = await db
		.select({ id: files.id })
		.from(files)
		.innerJoin(fileFamilies, eq(fileFamilies.latestId, files.id))
		.where(and(isNull(files.archivedAt), isNull(files.deletedAt)))
		.orderBy(desc(files.createdAt), desc(files.id))
		.limit(recentCount);
	return found.map(({ id }) => id);
}
