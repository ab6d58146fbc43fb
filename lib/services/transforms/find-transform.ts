import { and, eq, or, type SQL, sql } from "drizzle-orm";
import type { Database } from "../../../db/client.ts";
import { transformFamilies, transforms } from "../../../db/schema/index.ts";
import { WhenceError } from "../../contracts/errors.ts";
import { parseVersionedUid } from "../../contracts/ids.ts";

/**
 * The condition on transforms joined with their families that a uid names one: a family's uid means its latest version.
 * Null for what is no uid at all.
 */
export function isTransform(uid: string): SQL | null {
	const parts = parseVersionedUid(uid);
	if (!parts) return null;
	const isLatest = and(
		eq(transformFamilies.uid, parts.familyUid),
		eq(transformFamilies.latestId, transforms.id),
	);
	return (parts.versionNo === null && isLatest) || eq(transforms.uid, uid);
}

/**
 * The row of a transform by uid; a family's uid finds its latest version.
 *
 * @throws WhenceError `not_found`.
 */
export async function findTransformRow(db: Database, uid: string): Promise<typeof transforms.$inferSelect> {
	const [found] = await findTransformRows(db, [uid]);
	if (found) return found;
	throw new WhenceError("not_found", `There is no transform ${uid}.`);
}

/**
 * Those of some transforms, in the order of their uids, in one statement.
 *
 * @throws WhenceError `not_found` for the first that is not there.
 */
export async function findTransformRows(
	db: Database,
	uids: readonly string[],
): Promise<(typeof transforms.$inferSelect)[]> {
	const wheres = uids.flatMap((uid) => isTransform(uid) ?? []);
	const found =
		wheres.length === 0
			? []
			: await db
					.select({
						transform: transforms,
						familyUid: transformFamilies.uid,
						latestId: transformFamilies.latestId,
					})
					.from(transforms)
					.innerJoin(transformFamilies, eq(transformFamilies.id, transforms.familyId))
					.where(or(...wheres));
	return uids.map((uid) => {
		const row = found.find(
			({ transform, familyUid, latestId }) =>
				transform.uid === uid || (familyUid === uid && latestId === transform.id),
		);
		if (!row) throw new WhenceError("not_found", `There is no transform ${uid}.`);
		return row.transform;
	});
}

/** The id of the family that a uid belongs to, found within another statement; null when there is none. */
export function familyOf(uid: string): SQL {
	const parts = parseVersionedUid(uid);
	if (!parts) return sql`null::bigint`;
	return parts.versionNo === null
		? sql`(select id from ${transformFamilies} where uid = ${parts.familyUid})`
		: sql`(select family_id from ${transforms} where uid = ${uid})`;
}
