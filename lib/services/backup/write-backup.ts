import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { createWriteStream, existsSync } from "node:fs";
import { mkdir, open, rename, rm, stat } from "node:fs/promises";
import { dirname } from "node:path";
import { finished } from "node:stream/promises";
import { createGzip } from "node:zlib";
import { eq, sql } from "drizzle-orm";
import type { Database } from "../../../db/client.ts";
import { rows } from "../../../db/rows.ts";
import { instances, storages } from "../../../db/schema/index.ts";
import { WhenceError } from "../../contracts/errors.ts";
import { moveIfAbsent, syncFolder } from "../../storage/durable.ts";
import { explainFsError } from "../../storage/fs-error.ts";
import { backupTables } from "./backup-tables.ts";
import { dumpTable, fixTextForms, Tally } from "./dump-table.ts";
import { type BackupHeader, backupFormat, readBackup, type TableSum } from "./read-backup.ts";

/** What was written. */
export interface BackupView {
	path: string;
	sizeBytes: number;
	instanceUid: string;
	createdAt: string;
	tables: TableSum[];
}

/** The name of the newest migration that a database has. */
export async function migrationOf(db: Database): Promise<string> {
	const [newest] = await rows<{ hash: string }>(
		db,
		sql`select hash from drizzle.__drizzle_migrations order by created_at desc limit 1`,
	);
	return newest?.hash ?? "";
}

/**
 * Writes all records, as of one moment, to a file: gzipped lines of JSON with a count and a checksum for each
 * table, read back and checked before the file gets its name. The bytes of files are not in it: they lie in the
 * storages.
 *
 * @param path absolute; its folder is made when missing.
 * @param isForced replaces a file that is there.
 * @throws WhenceError `conflict` when there is a file already, and what says why it cannot be written.
 */
export async function writeBackup(
	db: Database,
	{ path, version, isForced = false }: { path: string; version: string; isForced?: boolean },
): Promise<BackupView> {
	// Known before the work; who comes first meanwhile is seen when the file gets its name.
	if (!isForced && existsSync(path)) throw taken(path);
	await mkdir(dirname(path), { recursive: true, mode: 0o700 }).catch((error: unknown) => {
		throw explainFsError(error, path);
	});
	const draft = `${path}.${randomUUID().slice(0, 8)}.part`;
	try {
		const header = await dumpTo(db, draft, version);
		const tables: TableSum[] = [];
		const ignore = () => undefined;
		await readBackup(draft, {
			header: ignore,
			table: ignore,
			row: ignore,
			end: (sum) => void tables.push(sum),
		});
		const { size } = await stat(draft);
		if (isForced) await rename(draft, path);
		else if (!(await moveIfAbsent(draft, path))) throw taken(path);
		await syncFolder(dirname(path));
		return {
			path,
			sizeBytes: size,
			instanceUid: header.instanceUid,
			createdAt: header.createdAt,
			tables: tables.map(({ table, rows: count, sha256 }) => ({ table, rows: count, sha256 })),
		};
	} catch (error) {
		throw explainFsError(error, path);
	} finally {
		await rm(draft, { force: true });
	}
}

function taken(path: string): WhenceError {
	return new WhenceError("conflict", `${path} is there already.`, {
		hint: "Choose another name, or replace it with --force.",
	});
}

async function dumpTo(db: Database, path: string, version: string): Promise<BackupHeader> {
	const zip = createGzip();
	const file = createWriteStream(path, { mode: 0o600, flags: "wx" });
	const written = finished(zip.pipe(file));
	// A fault of the disk ends the gzip stream too: nothing waits for room that never comes.
	written.catch((error: Error) => zip.destroy(error));
	const put = async (text: string) => {
		if (!zip.write(`${text}\n`)) await once(zip, "drain");
	};
	const header = await db.transaction(
		async (tx) => {
			await fixTextForms(tx);
			const found = await headerOf(tx, version);
			await put(JSON.stringify({ is: "header", ...found }));
			for (const table of backupTables) {
				const columns = table.columns.map(({ name }) => name);
				await put(JSON.stringify({ is: "table", table: table.name, columns }));
				const tally = new Tally();
				for await (const line of dumpTable(tx, table)) {
					tally.add(line);
					await put(line);
				}
				await put(JSON.stringify({ is: "end", table: table.name, rows: tally.rows, sha256: tally.sha256() }));
			}
			await put(JSON.stringify({ is: "whole", tables: backupTables.length }));
			return found;
		},
		{ isolationLevel: "repeatable read", accessMode: "read only" },
	);
	zip.end();
	await written;
	const handle = await open(path, "r+");
	await handle.sync();
	await handle.close();
	return header;
}

async function headerOf(tx: Database, version: string): Promise<BackupHeader> {
	const [instance] = await tx.select().from(instances);
	const [storage] = await tx.select().from(storages).where(eq(storages.isDefault, true));
	if (!instance || !storage) throw new WhenceError("not_found", "There is no instance to back up.");
	return {
		format: backupFormat,
		migration: await migrationOf(tx),
		version,
		instanceUid: instance.uid,
		instanceName: instance.name,
		storageUid: storage.uid,
		createdAt: new Date().toISOString(),
		lastEventId: await lastEventId(tx),
	};
}

/** The newest audit event's id: every write has one, so the same id means that nothing was written since. */
export async function lastEventId(db: Database): Promise<string> {
	const [found] = await rows<{ id: string | null }>(db, sql`select max(id)::text as id from audit_events`);
	return found?.id ?? "0";
}
