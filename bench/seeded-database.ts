import { sql } from "drizzle-orm";
import type { OpenDatabase } from "../db/client.ts";
import { startThrowawayPostgres } from "../db/testing/postgres-cluster.ts";
import type { TestDriver } from "../db/testing/test-database.ts";
import type { Ctx } from "../lib/services/ctx.ts";

export const seededFiles = 100_000;

/** A database of realistic shape, and somebody who asks it. */
export interface Seeded {
	driver: TestDriver;
	ctx: Ctx;
	/** Uids of files spread over the whole. */
	sample: string[];
}

/** `md5` of a number, as a number: pseudo-random, the same in every run. */
const noise = (of: string) => `('x' || substr(md5((${of})::text), 1, 8))::bit(32)::bigint`;

/**
 * Fills a database: every run makes two files and reads three that were made before it, most of them recently,
 * so that chains are long; 200 transforms, one file in a hundred with a second version.
 */
export async function fillDatabase(db: OpenDatabase["db"], files: number, createdBy: string): Promise<void> {
	const runs = files / 2;
	const when = (id: string) => `now() - (${files} - ${id}) * interval '20 seconds'`;
	const uid = (id: string, length: number) => `substr(md5('u' || (${id})::text), 1, ${length})`;
	const statements = [
		`insert into transform_families (uid, project, key, created_by)
			select ${uid("'t' || i", 12)}, 'bench', 'step ' || i, '${createdBy}' from generate_series(1, 200) i`,
		`insert into transforms (uid, family_id, version_no, label, name, type, identity_hash, created_by)
			select f.uid || '0000', f.id, 1, '1', f.key, 'pipeline', md5(f.key), '${createdBy}' from transform_families f`,
		`update transform_families f set latest_id = t.id from transforms t where t.family_id = f.id`,
		`insert into runs (uid, transform_id, status, started_at, finished_at, created_at, created_by)
			select ${uid("'r' || i", 16)}, (select min(id) from transforms) + i % 200, 'completed',
				${when("2 * i")}, ${when("2 * i")} + interval '9 seconds', ${when("2 * i")}, '${createdBy}'
			from generate_series(1, ${runs}) i`,
		`insert into blobs (storage_id, path, hash, size_bytes, is_managed)
			select (select min(id) from storages), 'b/' || i, md5('a' || i) || md5('b' || i),
				${noise("'s' || i")} % 100000000, true
			from generate_series(1, ${files}) i`,
		`insert into file_families (uid, storage_id, key, suffix, created_by, created_at)
			select ${uid("'f' || i", 12)}, (select min(id) from storages),
				'project_' || i % 37 || '/sample_' || lpad((i / 2)::text, 7, '0') || case i % 2 when 0 then '.fastq.gz' else '.bam' end,
				case i % 2 when 0 then '.fastq.gz' else '.bam' end, '${createdBy}', ${when("i")}
			from generate_series(1, ${files}) i`,
		`insert into files (uid, family_id, version_no, blob_id, created_at, created_by)
			select f.uid || '0000', f.id, 1, (select min(id) from blobs) + f.id - (select min(id) from file_families),
				f.created_at, '${createdBy}' from file_families f order by f.id`,
		`update file_families f set latest_id = v.id from files v where v.family_id = f.id`,
		`insert into run_outputs (run_id, file_id, recorded_by, origin, kind, recorded_at)
			select (select min(id) from runs) + (i - 1) / 2, (select min(id) from files) + i - 1,
				'${createdBy}', 'tracked', 'created', ${when("i")}
			from generate_series(1, ${files}) i`,
		`insert into run_inputs (run_id, file_id, recorded_by, origin, recorded_at)
			select distinct on (run, file) run, file, '${createdBy}', 'tracked', now()
			from (
				select (select min(id) from runs) + r - 1 as run,
					(select min(id) from files) + greatest(0, 2 * r - 3 - ${noise("r * 3 + k")} % 2000) as file
				from generate_series(2, ${runs}) r, generate_series(1, 3) k
			) pairs`,
		"analyze",
	];
	for (const statement of statements) await db.execute(sql.raw(statement));
}

let seeded: Promise<Seeded[]> | undefined;
const ends: (() => Promise<unknown>)[] = [];

/** A seeded database of every driver that there is here; made once, shared by the benches. */
export function seededDatabases(): Promise<Seeded[]> {
	seeded ??= seedAll();
	return seeded;
}

/** Closes what {@link seededDatabases} opened. */
export async function closeSeeded(): Promise<void> {
	for (const end of ends.reverse()) await end();
}

async function seedAll(): Promise<Seeded[]> {
	const all: Seeded[] = [];
	for (const driver of await driversHere()) all.push(await seed(driver, seededFiles));
	return all;
}

let cluster: ReturnType<typeof startThrowawayPostgres> | undefined;

/** PostgreSQL, where its binaries are installed, and PGlite. */
export async function driversHere(): Promise<TestDriver[]> {
	cluster ??= startThrowawayPostgres();
	const started = await cluster;
	if (started === null) return ["pglite"];
	if (process.env["WHENCE_TEST_POSTGRES_URL"] !== started.url) {
		process.env["WHENCE_TEST_POSTGRES_URL"] = started.url;
		ends.push(() => started.stop());
	}
	return ["postgres", "pglite"];
}

/** A database of that many files, of one driver of {@link driversHere}. */
export async function seed(driver: TestDriver, files: number): Promise<Seeded> {
	// Read as it is loaded, so not before the address is known.
	const { testWorld } = await import("../lib/services/testing/world.ts");
	const world = await testWorld(driver);
	ends.push(() => world.close());
	const { db } = world.database;
	await fillDatabase(db, files, world.admin.actor.uid);
	const found = await db.query.files.findMany({
		columns: { uid: true },
		where: (table, { sql: raw }) => raw`${table.id} % ${files / 40} = 7`,
		orderBy: (table) => table.id,
	});
	return { driver, ctx: world.admin, sample: found.map(({ uid }) => uid) };
}
