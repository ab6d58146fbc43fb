import { and, eq } from "drizzle-orm";
import type { Database } from "../../../db/client.ts";
import { fileFamilies, files } from "../../../db/schema/index.ts";
import { WhenceError } from "../../contracts/errors.ts";
import { parseVersionedUid } from "../../contracts/ids.ts";

export type FileRow = typeof files.$inferSelect & { key: string };

/**
 * The row of a file by uid; a family's uid finds its latest version.
 *
 * @throws WhenceError `not_found`.
 */
export async function findFileRow(db: Database, uid: string): Promise<FileRow> {
	const parts = parseVersionedUid(uid);
	const [found] = parts
		? await db
				.select({ file: files, key: fileFamilies.key })
				.from(files)
				.innerJoin(fileFamilies, eq(fileFamilies.id, files.familyId))
				.where(
					parts.versionNo === null
						? and(eq(fileFamilies.uid, parts.familyUid), eq(fileFamilies.latestId, files.id))
						: eq(files.uid, uid),
				)
		: [];
	if (found) return { ...found.file, key: found.key };
	throw new WhenceError("not_found", `There is no file ${uid}.`);
}
