import { mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { PGlite } from "@electric-sql/pglite";
import { sql } from "drizzle-orm";
import type { PgDatabase, PgQueryResultHKT } from "drizzle-orm/pg-core";
import { WhenceError } from "../lib/contracts/errors.ts";
import { indexSettings, keepOwnConnections, loopSettings, type OwnConnections } from "./index-connections.ts";
import { rows } from "./rows.ts";
import * as schema from "./schema/index.ts";

/** Either driver, seen alike: PGlite in this process, or PostgreSQL through postgres.js. */
export type Database = PgDatabase<PgQueryResultHKT, typeof schema>;

export interface OpenDatabase {
	db: Database;
	driver: "pglite" | "postgres";
	close(): Promise<void>;
}

const defaultMigrations = fileURLToPath(new URL("./migrations", import.meta.url));

/**
 * Opens a database and brings its schema up to date.
 *
 * @param target `{ url }` of a PostgreSQL ≥ 15, `{ folder }` of an embedded one (made when missing),
 *   or `{ pglite }` that is open already (tests).
 * @param migrations the folder of generated migrations; a bundle passes its own copy.
 * @throws WhenceError `unavailable` when the database cannot be reached, and `conflict` when its schema
 *   is newer than this program, or its folder belongs to another PostgreSQL major.
 */
export async function openDatabase(
	target: { url: string } | { folder: string } | { pglite: PGlite },
	migrations: string = defaultMigrations,
): Promise<OpenDatabase> {
	if ("url" in target) return openPostgres(target.url, migrations);
	return openEmbedded(target, migrations);
}

/**
 * Compiling a query takes up to seconds; ours are all short. The planner compiles by what it guesses a query costs, which
 * for those that stop at a limit is far too much.
 */
const sessionSettings = { jit: "off" };

/** Poolers that stand before a database may refuse settings of a session; it then has its own. */
function isRefusedSetting(error: unknown): boolean {
	return error instanceof Error && /startup parameter/i.test(error.message);
}

async function openPostgres(url: string, migrations: string): Promise<OpenDatabase> {
	const { default: postgres } = await import("postgres");
	const { drizzle } = await import("drizzle-orm/postgres-js");
	const { migrate } = await import("drizzle-orm/postgres-js/migrator");
	const connect = (settings: Record<string, string>, max = 10) =>
		postgres(url, { max, onnotice: () => undefined, connection: settings });
	const connectWith = (settings: Record<string, string>, max?: number) =>
		connect({ ...sessionSettings, ...settings }, max);
	let client = connectWith({});
	// Opened when they are needed.
	let own: OwnConnections<ReturnType<typeof connect>> | null = {
		indexed: connectWith(indexSettings),
		looped: connectWith(loopSettings, 5),
	};
	const end = async (timeout: number) => {
		await Promise.all(
			[client, ...(own ? [own.indexed, own.looped] : [])].map((each) => each.end({ timeout })),
		);
	};
	try {
		await Promise.all([client`select 1`, own.indexed`select 1`]).catch(async (error: unknown) => {
			if (!isRefusedSetting(error)) throw error;
			await end(1);
			client = connect({});
			own = null;
			await client`select 1`;
		});
	} catch (cause) {
		await end(1);
		throw new WhenceError("unavailable", "PostgreSQL could not be reached at DATABASE_URL.", {
			hint: "Check that it runs, and the address, name and password in DATABASE_URL.",
			cause,
		});
	}
	const db = drizzle(client, { schema });
	await prepare(db as Database, migrations, () => migrate(db, { migrationsFolder: migrations }));
	if (own) {
		const withSchema = (each: ReturnType<typeof connect>) => drizzle(each, { schema }) as Database;
		keepOwnConnections(db as Database, { indexed: withSchema(own.indexed), looped: withSchema(own.looped) });
	}
	const close = () => end(5);
	return { db: db as Database, driver: "postgres", close };
}

async function openEmbedded(
	target: { folder: string } | { pglite: PGlite },
	migrations: string,
): Promise<OpenDatabase> {
	const { drizzle } = await import("drizzle-orm/pglite");
	const { migrate } = await import("drizzle-orm/pglite/migrator");
	const client = "pglite" in target ? target.pglite : await openFolder(target.folder);
	const db = drizzle(client, { schema });
	await prepare(db as Database, migrations, () => migrate(db, { migrationsFolder: migrations }));
	return { db: db as Database, driver: "pglite", close: () => client.close() };
}

async function openFolder(folder: string): Promise<PGlite> {
	await mkdir(folder, { recursive: true, mode: 0o700 });
	await refuseOtherMajor(folder);
	const { PGlite } = await import("@electric-sql/pglite");
	const { pg_trgm } = await import("@electric-sql/pglite/contrib/pg_trgm");
	return PGlite.create(folder, { extensions: { pg_trgm } });
}

/** The PostgreSQL major that PGlite 0.5 is; its files cannot be read by another. */
const embeddedMajor = "18";

async function refuseOtherMajor(folder: string): Promise<void> {
	const found = await readFile(join(folder, "PG_VERSION"), "utf8").catch((error: NodeJS.ErrnoException) => {
		if (error.code === "ENOENT") return null;
		throw error;
	});
	if (found === null || found.trim() === embeddedMajor) return;
	throw new WhenceError(
		"conflict",
		`The database in ${folder} is of PostgreSQL ${found.trim()}; this Whence embeds PostgreSQL ${embeddedMajor}.`,
		{ hint: "Open it with the version of Whence that made it, take a backup there, and restore it here." },
	);
}

/** Refuses a schema from the future, then applies what is missing. */
async function prepare(db: Database, migrations: string, migrate: () => Promise<unknown>): Promise<void> {
	const known = JSON.parse(await readFile(join(migrations, "meta", "_journal.json"), "utf8")) as {
		entries: { when: number }[];
	};
	const newest = known.entries.at(-1)?.when ?? 0;
	const applied = await newestMigration(db);
	if (applied > newest) {
		throw new WhenceError("conflict", "This database was made by a newer Whence; this one would damage it.", {
			hint: "Install the newer version of Whence, and start that.",
		});
	}
	if (applied < newest) await migrate();
}

async function newestMigration(db: Database): Promise<number> {
	const table = await rows<{ name: string | null }>(
		db,
		sql`select to_regclass('drizzle.__drizzle_migrations')::text as name`,
	);
	if (!table[0]?.name) return 0;
	const found = await rows<{ newest: string | null }>(
		db,
		sql`select max(created_at)::text as newest from drizzle.__drizzle_migrations`,
	);
	return Number(found[0]?.newest ?? 0);
}
