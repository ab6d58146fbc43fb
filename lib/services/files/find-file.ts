import { and, eq, type SQL, sql } from "drizzle-orm";
import type { Database } from "../../../db/client.ts";
import { fileFamilies, files } from "../../../db/schema/index.ts";
import { WhenceError } from "../../contracts/errors.ts";
import { parseVersionedUid } from "../../contracts/ids.ts";

export type FileRow = typeof files.$inferSelect & { key: string };

/**
 * The condition on files joined with their families that a uid names one: a family's uid means its latest version. Null
 * for what is no uid at all.
 */
export function isFile(uid: string): SQL | null {
	const parts = parseVersionedUid(uid);
	if (!parts) return null;
	const isLatest = and(eq(fileFamilies.uid, parts.familyUid), eq(fileFamilies.latestId, files.id));
	return (parts.versionNo === null && isLatest) || eq(files.uid, uid);
}

/**
 * The row of a file by uid; a family's uid finds its latest version.
 *
 * @throws WhenceError `not_found`.
 */
export async function findFileRow(db: Database, uid: string): Promise<FileRow> {
	const where = isFile(uid);
	const [found] = where
		? await db
				.select({ file: files, key: fileFamilies.key })
				.from(files)
				.innerJoin(fileFamilies, eq(fileFamilies.id, files.familyId))
				.where(where)
		: [];
	if (found) return { ...found.file, key: found.key };
	throw new WhenceError("not_found", `There is no file ${uid}.`);
}

/** The id of the family that a uid belongs to, found within another statement; null when there is none. */
export function fileFamilyOf(uid: string): SQL {
	const parts = parseVersionedUid(uid);
	if (!parts) return sql`null::bigint`;
	return parts.versionNo === null
		? sql`(select id from ${fileFamilies} where uid = ${parts.familyUid})`
		: sql`(select family_id from ${files} where uid = ${uid})`;
}
