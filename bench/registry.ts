import { type SQL, sql } from "drizzle-orm";
import type { Database } from "../db/client.ts";
import { rows } from "../db/rows.ts";
import type { FileListInput } from "../lib/contracts/files.ts";
import { listFiles } from "../lib/services/files/list-files.ts";
import { type Bench, compare, type Measurement } from "./measure.ts";
import { seededDatabases } from "./seeded-database.ts";

/** What a row of the registry shows, in one query by hand. */
const rowsOfFiles = (where: SQL, order: SQL) => sql`
	select f.uid, ff.key, ff.suffix, f.version_no, b.size_bytes, b.hash, f.created_at, u.handle,
		r.uid as run_uid, r.name as run_name, r.status, t.uid as code_uid, t.name as code
	from files f join file_families ff on ff.latest_id = f.id
	join users u on u.id = f.created_by left join blobs b on b.id = f.blob_id
	left join run_outputs o on o.file_id = f.id and o.kind = 'created' and o.retracted_at is null
	left join runs r on r.id = o.run_id left join transforms t on t.id = r.transform_id
	where f.archived_at is null and f.deleted_at is null and ${where} order by ${order} limit 51`;

const capped = (where: SQL) => sql`
	select count(*) as n from (select 1 from files f join file_families ff on ff.latest_id = f.id
	where f.archived_at is null and f.deleted_at is null and ${where} limit 10001) c`;

async function byHand(db: Database, where: SQL, order: SQL): Promise<number> {
	const found = await rows(db, rowsOfFiles(where, order));
	await rows(db, capped(where));
	return found.length;
}

const newest = sql`f.created_at desc, f.id desc`;
const cases: { what: string; input: FileListInput; where: SQL; order: SQL }[] = [
	{ what: "first page, newest first", input: {}, where: sql`true`, order: newest },
	{ what: "by key", input: { sort: "key" }, where: sql`true`, order: sql`ff.key, ff.id` },
	{
		what: "search of one file's name",
		input: { q: "sample_0012345" },
		where: sql`ff.key ilike '%sample\\_0012345%'`,
		order: newest,
	},
	{
		what: "search that finds a third",
		input: { q: "project_3" },
		where: sql`ff.key ilike '%project\\_3%'`,
		order: newest,
	},
	{ what: "by suffix", input: { suffix: ".bam" }, where: sql`ff.suffix = '.bam'`, order: newest },
];

/** A registry's page, with its count, at 100,000 files. */
export const registryBench: Bench = {
	name: "registry",
	async run() {
		const found: Measurement[] = [];
		for (const { driver, ctx } of await seededDatabases()) {
			for (const { what, input, where, order } of cases)
				found.push(
					await compare({
						bench: "registry",
						what: `${driver}: ${what}`,
						rounds: 30,
						ours: () => listFiles({ ctx, input }),
						floor: () => byHand(ctx.db, where, order),
						floorWhat: "hand-written SQL: the same columns, and the count",
					}),
				);
		}
		return found;
	},
};
