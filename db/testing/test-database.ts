import { createHash, randomBytes } from "node:crypto";
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { PGlite } from "@electric-sql/pglite";
import { pg_trgm } from "@electric-sql/pglite/contrib/pg_trgm";
import postgres from "postgres";
import { type OpenDatabase, openDatabase } from "../client.ts";

export type TestDriver = "pglite" | "postgres";

/** Where the test run's throwaway PostgreSQL is; unset where no binaries were found. */
const postgresUrl = process.env["WHENCE_TEST_POSTGRES_URL"];

/** The drivers to test on: both, where PostgreSQL's binaries are installed. */
export const testDrivers: readonly TestDriver[] = postgresUrl ? ["pglite", "postgres"] : ["pglite"];

/**
 * A migrated database of one's own, made by copying a template.
 *
 * @param driver PGlite unless said otherwise; `postgres` needs WHENCE_TEST_POSTGRES_URL.
 */
export async function testDatabase(driver: TestDriver = "pglite"): Promise<OpenDatabase> {
	return driver === "postgres" ? copyOfPostgresTemplate() : copyOfSnapshot();
}

/** Changes with every migration, so that no stale template is ever used. */
async function templateName(): Promise<string> {
	const journal = fileURLToPath(new URL("../migrations/meta/_journal.json", import.meta.url));
	const first = fileURLToPath(new URL("../migrations/0000_init.sql", import.meta.url));
	const content = (await readFile(journal, "utf8")) + (await readFile(first, "utf8"));
	return `whence_template_${createHash("sha256").update(content).digest("hex").slice(0, 16)}`;
}

async function copyOfSnapshot(): Promise<OpenDatabase> {
	const user = process.getuid?.() ?? 0;
	const folder = join(tmpdir(), `whence-test-${user}`);
	const path = join(folder, `${await templateName()}.tar`);
	const snapshot = await readFile(path).catch((error: NodeJS.ErrnoException) => {
		if (error.code === "ENOENT") return null;
		throw error;
	});
	if (snapshot) {
		const pglite = await PGlite.create({
			loadDataDir: new Blob([new Uint8Array(snapshot)]),
			extensions: { pg_trgm },
		});
		return openDatabase({ pglite });
	}
	const pglite = await PGlite.create({ extensions: { pg_trgm } });
	const opened = await openDatabase({ pglite });
	await mkdir(folder, { recursive: true, mode: 0o700 });
	const bytes = Buffer.from(await (await pglite.dumpDataDir("none")).arrayBuffer());
	// Several workers may do this at once: each writes its own file and the last rename wins whole.
	const part = `${path}.${randomBytes(6).toString("hex")}`;
	await writeFile(part, bytes);
	await rename(part, path);
	return opened;
}

async function copyOfPostgresTemplate(): Promise<OpenDatabase> {
	if (!postgresUrl) throw new Error("WHENCE_TEST_POSTGRES_URL is not set");
	const template = await templateName();
	const name = `whence_${randomBytes(8).toString("hex")}`;
	const admin = postgres(postgresUrl, { max: 1, onnotice: () => undefined });
	try {
		// One worker makes the template while the others wait.
		await admin`select pg_advisory_lock(7420)`;
		const known = await admin`select 1 from pg_database where datname = ${template}`;
		if (known.length === 0) {
			await admin.unsafe(`create database ${template}`);
			const made = await openDatabase({ url: databaseUrl(postgresUrl, template) });
			await made.close();
		}
		await admin.unsafe(`create database ${name} template ${template}`);
		await admin`select pg_advisory_unlock(7420)`;
	} finally {
		await admin.end();
	}
	return openDatabase({ url: databaseUrl(postgresUrl, name) });
}

function databaseUrl(server: string, database: string): string {
	const url = new URL(server);
	url.pathname = `/${database}`;
	return url.toString();
}
