import { type SQL, sql } from "drizzle-orm";
import { fileFamilies, files, runs, transformFamilies, transforms, users } from "../../db/schema/index.ts";
import type { EntityKind } from "../contracts/enums.ts";
import { parseVersionedUid } from "../contracts/ids.ts";

const ids: Record<EntityKind, (uid: string) => SQL> = {
	// A handle first: where both exist, that is what people type.
	user: (uid) =>
		sql`(select id from ${users} where handle = ${uid} or id = ${uid} order by handle = ${uid} desc limit 1)`,
	run: (uid) => sql`(select id from ${runs} where uid = ${uid})`,
	transform: (uid) => versionId(uid, transforms, transformFamilies),
	file: (uid) => versionId(uid, files, fileFamilies),
};

function versionId(
	uid: string,
	versions: typeof transforms | typeof files,
	families: typeof transformFamilies | typeof fileFamilies,
): SQL {
	const parts = parseVersionedUid(uid);
	if (!parts) return sql`null::bigint`;
	if (parts.versionNo !== null) return sql`(select id from ${versions} where uid = ${uid})`;
	return sql`(select latest_id from ${families} where uid = ${parts.familyUid})`;
}

/**
 * The id of a record, found within another statement; null when there is none. A family's uid finds the latest version, a
 * handle its user.
 */
export function recordId(kind: EntityKind, uid: string): SQL {
	return ids[kind](uid);
}
