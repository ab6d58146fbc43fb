import { join } from "node:path";
import type { Database } from "../db/client.ts";
import { readBackupHeader } from "../lib/services/backup/read-header.ts";
import { lastEventId, writeBackup } from "../lib/services/backup/write-backup.ts";
import { serverVersion } from "./version.ts";

/** Where the newest backup of an embedded database lies. */
export function lastBackupPath(whence: string): string {
	return join(whence, "backup", "last.ndjson.gz");
}

/**
 * Takes a backup when something was written since the last one: an embedded database does not survive a power cut,
 * and belongs to one PostgreSQL major.
 */
export async function backupOnStop(db: Database, whence: string): Promise<void> {
	const path = lastBackupPath(whence);
	// One that cannot be read is no reason to go without: this one takes its place.
	const before = await readBackupHeader(path).catch(() => null);
	if (before?.lastEventId === (await lastEventId(db))) return;
	await writeBackup(db, { path, version: serverVersion, isForced: true });
}
