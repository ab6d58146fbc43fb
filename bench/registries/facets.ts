import { type SQL, sql } from "drizzle-orm";
import { type FileListInput, fileFacets } from "../../lib/contracts/files.ts";
import { runFacets } from "../../lib/contracts/runs.ts";
import { transformFacets } from "../../lib/contracts/transforms.ts";
import { listFileFacets } from "../../lib/services/files/file-facets.ts";
import { listRunFacets } from "../../lib/services/runs/run-facets.ts";
import { listTransformFacets } from "../../lib/services/transforms/transform-facets.ts";
import type { Case } from "./case.ts";

/** Each value of a list, counted up to 10,000 in one statement. */
const each = (values: SQL, ofValue: SQL): SQL =>
	sql`select value, (select count(*) from (select 1 from ${ofValue} limit 10001) c) from (${values}) v(value)`;
/** The values of an indexed column, each found from the one before. */
const steps = (table: string, column: string, where = "true"): SQL =>
	sql.raw(`with recursive step(value) as (
		(select ${column} from ${table} where ${where} order by 1 limit 1) union all
		select (select ${column} from ${table} where ${column} > step.value and ${where} order by 1 limit 1)
		from step where step.value is not null)
	select value from step where value is not null limit 51`);
const list = (values: readonly string[]): SQL =>
	sql.raw(`values ${values.map((value) => `('${value}')`).join(", ")}`);

/** People are chosen by handle and name. */
const named = (people: SQL): SQL =>
	sql`select each.*, u.handle, u.name from (${people}) each join users u on u.id = each.value`;

const there = sql`f.archived_at is null and f.deleted_at is null`;
const files = sql`files f join file_families ff on ff.latest_id = f.id where ${there}`;
const types = list(["notebook", "pipeline", "script", "function", "command", "upload"]);

const ofFiles: Record<(typeof fileFacets)[number], SQL> = {
	suffix: each(
		steps("file_families", "suffix"),
		sql`file_families ff join files f on f.id = ff.latest_id where ff.suffix = v.value and ${there}`,
	),
	type: each(list(["file", "folder", "table", "stream"]), sql`${files} and f.type = v.value`),
	createdBy: named(each(steps("files", "created_by"), sql`${files} and f.created_by = v.value`)),
	tag: each(
		steps("tags", "tag", "file_id is not null"),
		sql`tags t join files f on f.id = t.file_id join file_families ff on ff.latest_id = f.id
			where t.tag = v.value and t.file_id is not null and ${there}`,
	),
	archived: sql`select (select count(*) from (select 1 from ${files} limit 10001) c),
		(select count(*) from (select 1 from files f join file_families ff on ff.latest_id = f.id
			where f.archived_at is not null and f.deleted_at is null limit 10001) c)`,
};
const runs = sql`runs r join transforms t on t.id = r.transform_id`;
const ofRuns: Record<(typeof runFacets)[number], SQL> = {
	status: each(
		list(["scheduled", "running", "completed", "failed", "aborted"]),
		sql`runs r where r.status = v.value`,
	),
	transformType: each(types, sql`${runs} where t.type = v.value`),
	createdBy: named(each(steps("runs", "created_by"), sql`runs r where r.created_by = v.value`)),
	tag: each(
		steps("tags", "tag", "run_id is not null"),
		sql`tags t join runs r on r.id = t.run_id where t.tag = v.value and t.run_id is not null`,
	),
};
const transforms = sql`transforms t join transform_families f on f.latest_id = t.id`;
const ofTransforms: Record<(typeof transformFacets)[number], SQL> = {
	type: sql`select t.type, count(*) from ${transforms} group by 1`,
	project: sql`select f.project, count(*) from ${transforms} group by 1`,
	createdBy: named(sql`select t.created_by as value, count(*) from ${transforms} group by 1`),
	// A pair is found under its key as well.
	tag: sql`select named.name, count(*) from ${transforms} join tags g on g.transform_id = t.id
		cross join lateral unnest(case when g.key is null or g.key = g.tag then array[g.tag] else array[g.tag, g.key] end)
			as named(name) group by 1`,
};

const narrow: FileListInput = { q: "kidney donor" };

/** What opening a menu, or typing while it is open, asks. */
export const facetCases: readonly Case[] = [
	...fileFacets.map(
		(of): Case => ({
			what: `facet of files: ${of}`,
			ours: (ctx) => listFileFacets({ ctx, input: { of: [of] } }),
			floor: [ofFiles[of]],
		}),
	),
	{
		what: "facet of files found by two words: suffix",
		ours: (ctx) => listFileFacets({ ctx, input: { of: ["suffix"], q: narrow.q } }),
		floor: [
			sql`select ff.suffix, count(*) from ${files} and (ff.key ilike '%kidney%' or f.description ilike '%kidney%')
				and (ff.key ilike '%donor%' or f.description ilike '%donor%') group by 1`,
		],
	},
	...runFacets.map(
		(of): Case => ({
			what: `facet of runs: ${of}`,
			ours: (ctx) => listRunFacets({ ctx, input: { of: [of] } }),
			floor: [ofRuns[of]],
		}),
	),
	...transformFacets.map(
		(of): Case => ({
			what: `facet of transforms: ${of}`,
			ours: (ctx) => listTransformFacets({ ctx, input: { of: [of] } }),
			floor: [ofTransforms[of]],
		}),
	),
];
