import { basename } from "node:path";
import { newUid } from "../lib/contracts/ids.ts";
import { readBackupHeader } from "../lib/services/backup/read-header.ts";
import { restoreBackup } from "../lib/services/backup/restore-backup.ts";
import { ensureInstance } from "../lib/services/instances/ensure-instance.ts";
import { issueLocalToken } from "../lib/services/tokens/issue-local-token.ts";
import { createLocalStorage } from "../lib/storage/local-storage.ts";
import type { ServerArguments } from "./arguments.ts";
import { holdDatabase } from "./hold-database.ts";
import { findOwner } from "./owner.ts";

/** What a restore made. */
export interface Restored {
	instanceUid: string;
	storage: string;
	ownerHandle: string;
	/** The owner's, for the command line. */
	token: string;
	/** Of the backup: when it was taken. */
	backupOf: string;
	rows: Record<string, number>;
}

/**
 * Makes an instance of a backup, in an empty database; its default storage is then the folder that is given.
 *
 * @throws WhenceError `conflict` when database or folder belong to an instance already.
 */
export async function restore(args: ServerArguments, path: string): Promise<Restored> {
	const header = await readBackupHeader(path);
	const { env, opened, release } = await holdDatabase(args);
	try {
		const allowedRoots = [...env.storageRoots, args.storage];
		await createLocalStorage({ root: args.storage, uid: header.storageUid, allowedRoots });
		const { tables } = await restoreBackup(opened.db, path);
		const instance = await ensureInstance(opened.db, {
			name: basename(args.storage),
			owner: await findOwner(args.owner),
			root: args.storage,
			allowedRoots,
		});
		const visitor = { via: "cli" as const, requestId: newUid(16), address: null };
		const { secret } = await issueLocalToken(opened.db, visitor, {
			userUid: instance.ownerUid,
			name: "command line",
		});
		return {
			instanceUid: instance.uid,
			storage: args.storage,
			ownerHandle: instance.ownerHandle,
			token: secret,
			backupOf: header.createdAt,
			rows: Object.fromEntries(tables.map(({ table, rows }) => [table, rows])),
		};
	} finally {
		await release();
	}
}
