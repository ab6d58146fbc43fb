import { startThrowawayPostgres } from "../../db/testing/postgres-cluster.ts";
import type { TestDriver } from "../../db/testing/test-database.ts";
import type { Ctx } from "../../lib/services/ctx.ts";
import { fillDatabase } from "./fill.ts";

export const seededFiles = 100_000;
/** The same in every run, but for the time: of whatever is "of late" there is something. */
export const usualSeed = 1;

/** A database of realistic shape, and somebody who asks it. */
export interface Seeded {
	driver: TestDriver;
	ctx: Ctx;
	/** Uids of files spread over the whole. */
	sample: string[];
}

/** The hour that has begun: whoever seeds twice within it gets the same. */
export function thisHour(): Date {
	return new Date(Math.floor(Date.now() / 3_600_000) * 3_600_000);
}

const made = new Map<string, Promise<Seeded>>();
const ends: (() => Promise<unknown>)[] = [];

/** A seeded database of every driver that there is here; made once, shared by the benches. */
export async function seededDatabases(): Promise<Seeded[]> {
	const all: Seeded[] = [];
	for (const driver of await driversHere()) all.push(await seeded(driver, seededFiles));
	return all;
}

/** Closes what {@link seeded} opened. */
export async function closeSeeded(): Promise<void> {
	for (const end of ends.reverse()) await end();
}

let cluster: ReturnType<typeof startThrowawayPostgres> | undefined;

/** The throw-away PostgreSQL of this process, or null where its binaries are not installed. */
export async function postgresHere(): Promise<string | null> {
	cluster ??= startThrowawayPostgres();
	const started = await cluster;
	if (started === null) return null;
	if (process.env["WHENCE_TEST_POSTGRES_URL"] !== started.url) {
		process.env["WHENCE_TEST_POSTGRES_URL"] = started.url;
		ends.push(() => started.stop());
	}
	return started.url;
}

/** PostgreSQL, where its binaries are installed, and PGlite. */
export async function driversHere(): Promise<TestDriver[]> {
	return (await postgresHere()) === null ? ["pglite"] : ["postgres", "pglite"];
}

/** A database of that many files, of one driver of {@link driversHere}; made once. */
export function seeded(driver: TestDriver, files: number): Promise<Seeded> {
	const name = `${driver} ${files}`;
	const known = made.get(name) ?? makeSeeded(driver, files);
	made.set(name, known);
	return known;
}

async function makeSeeded(driver: TestDriver, files: number): Promise<Seeded> {
	// Read as it is loaded, so not before the address is known.
	const { testWorld } = await import("../../lib/services/testing/world.ts");
	const world = await testWorld(driver);
	ends.push(() => world.close());
	await fillDatabase(world.database, {
		files,
		seed: usualSeed,
		until: thisHour(),
		ownerUid: world.admin.actor.uid,
	});
	const found = await world.database.db.query.files.findMany({
		columns: { uid: true },
		where: (table, { sql: raw }) => raw`${table.id} % ${files / 40} = 7`,
		orderBy: (table) => table.id,
	});
	return { driver, ctx: world.admin, sample: found.map(({ uid }) => uid) };
}
