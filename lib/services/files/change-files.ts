import { asc, eq, sql } from "drizzle-orm";
import type { Database } from "../../../db/client.ts";
import { fileFamilies, files } from "../../../db/schema/index.ts";
import type { AuditAction } from "../../contracts/enums.ts";
import { FilesChosenInput } from "../../contracts/files.ts";
import { recordEvents } from "../audit/record-events.ts";
import type { Ctx } from "../ctx.ts";
import { parseInput } from "../parse-input.ts";
import { type ChosenRecord, chosenRecords } from "../registry/chosen-records.ts";
import { idList } from "../registry/id-list.ts";
import { requireOwnership, requireScope } from "../scope.ts";

export interface LockedFile {
	id: number;
	uid: string;
	key: string;
	archivedAt: Date | null;
	deletedAt: Date | null;
}

/** One change of many files: which of them need it, and how it is done to those. */
export interface FileChange {
	action: AuditAction;
	/** What it then is. */
	becomes: { isArchived: boolean; isDeleted: boolean };
	isNeeded(file: LockedFile): boolean;
	change(tx: Database, ids: number[]): Promise<void>;
}

/** What {@link changeFiles} was about, and which of it needed it. */
interface FilesChanged {
	ids: number[];
	changed: string[];
}

/**
 * Does one change to many files, all or nothing: archive, restore and delete share it.
 *
 * @throws WhenceError `not_found` naming the first unknown uid; `forbidden` for files of others; `too_large` and
 *   `conflict` as {@link chosenRecords}.
 */
export async function changeFiles(
	{ ctx, input }: { ctx: Ctx; input: FilesChosenInput },
	change: FileChange,
): Promise<FilesChanged> {
	requireScope(ctx, "write");
	const chosen = parseInput(FilesChosenInput, input);
	return ctx.db.transaction(async (tx) => {
		const records = await chosenRecords(tx, "file", chosen);
		const ids = records.map(({ id }) => id);
		const found = ids.length > 0 ? await lockFiles(tx, ids) : [];
		for (const file of found) requireOwnership(ctx, file.createdBy, file.key);
		const needed = found.filter((file) => change.isNeeded(file));
		if (needed.length > 0) {
			await change.change(
				tx,
				needed.map(({ id }) => id),
			);
		}
		await recordEvents(
			tx,
			ctx,
			needed.map((file) => ({
				action: change.action,
				entityKind: "file",
				entityUid: file.uid,
				entityLabel: file.key,
				before: { isArchived: file.archivedAt !== null, isDeleted: file.deletedAt !== null },
				after: change.becomes,
			})),
		);
		return { ids: inOrderAsked(chosen.uids, records), changed: needed.map(({ uid }) => uid) };
	});
}

function inOrderAsked(uids: readonly string[] | undefined, records: readonly ChosenRecord[]): number[] {
	if (!uids) return records.map(({ id }) => id);
	const idOf = new Map(records.map(({ uid, id }) => [uid, id]));
	return uids.flatMap((uid) => idOf.get(uid) ?? []);
}

/** In the order of ids, so that two such calls never wait for each other in a circle. */
async function lockFiles(tx: Database, ids: readonly number[]) {
	return tx
		.select({
			id: files.id,
			uid: files.uid,
			key: fileFamilies.key,
			archivedAt: files.archivedAt,
			deletedAt: files.deletedAt,
			createdBy: files.createdBy,
		})
		.from(files)
		.innerJoin(fileFamilies, eq(fileFamilies.id, files.familyId))
		.where(sql`${files.id} = ${idList(ids)}`)
		.orderBy(asc(files.id))
		.for("update", { of: files });
}
