import type { Database } from "../../../db/client.ts";
import { recordEvent } from "../audit/record-event.ts";
import type { Visitor } from "../sessions/sign-in-link.ts";
import { type BackupView, writeBackup } from "./write-backup.ts";

/**
 * Writes a backup for the owner of the server's files, and records that all records were copied out.
 *
 * @throws WhenceError as {@link writeBackup} does.
 */
export async function takeBackup(
	db: Database,
	visitor: Visitor,
	{
		ownerUid,
		instance,
		...where
	}: {
		ownerUid: string;
		instance: { uid: string; name: string; version: string };
		path: string;
		isForced: boolean;
	},
): Promise<BackupView> {
	const backup = await writeBackup(db, { ...where, version: instance.version });
	await recordEvent(
		db,
		{ ...visitor, actor: { uid: ownerUid }, token: null },
		{
			action: "instance.backup",
			entityKind: "instance",
			entityUid: instance.uid,
			entityLabel: instance.name,
			after: { path: where.path },
		},
	);
	return backup;
}
