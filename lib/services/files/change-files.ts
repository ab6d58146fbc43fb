import { asc, eq, inArray } from "drizzle-orm";
import type { Database } from "../../../db/client.ts";
import { fileFamilies, files } from "../../../db/schema/index.ts";
import type { AuditAction } from "../../contracts/enums.ts";
import { WhenceError } from "../../contracts/errors.ts";
import { FileUidsInput, type FileView } from "../../contracts/files.ts";
import { recordEvent } from "../audit/record-event.ts";
import type { Ctx } from "../ctx.ts";
import { parseInput } from "../parse-input.ts";
import { requireOwnership, requireScope } from "../scope.ts";
import { fileViews } from "./view.ts";

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
	isNeeded(file: LockedFile): boolean;
	change(tx: Database, ids: number[]): Promise<void>;
}

/**
 * Does one change to many files, all or nothing: archive, restore and delete share it.
 *
 * @throws WhenceError `not_found` naming the first unknown uid; `forbidden` for files of others.
 */
export async function changeFiles(
	{ ctx, input }: { ctx: Ctx; input: FileUidsInput },
	change: FileChange,
): Promise<FileView[]> {
	requireScope(ctx, "write");
	const { uids } = parseInput(FileUidsInput, input);
	const ids = await ctx.db.transaction(async (tx) => {
		const found = await lockFiles(tx, uids);
		const byUid = new Map(found.map((file) => [file.uid, file]));
		const wanted = uids.map((uid) => {
			const file = byUid.get(uid);
			if (!file)
				throw new WhenceError("not_found", `There is no file ${uid}; nothing was changed.`, {
					field: "uids",
				});
			requireOwnership(ctx, file.createdBy, file.key);
			return file;
		});
		const needed = wanted.filter((file) => change.isNeeded(file));
		if (needed.length > 0) {
			await change.change(
				tx,
				needed.map(({ id }) => id),
			);
		}
		for (const file of needed) {
			await recordEvent(tx, ctx, {
				action: change.action,
				entityKind: "file",
				entityUid: file.uid,
				entityLabel: file.key,
				before: { isArchived: file.archivedAt !== null, isDeleted: file.deletedAt !== null },
			});
		}
		return wanted.map(({ id }) => id);
	});
	return fileViews(ctx.db, ids);
}

/** In the order of ids, so that two such calls never wait for each other in a circle. */
async function lockFiles(tx: Database, uids: readonly string[]) {
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
		.where(inArray(files.uid, [...uids]))
		.orderBy(asc(files.id))
		.for("update", { of: files });
}
