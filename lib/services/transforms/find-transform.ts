import { and, eq } from "drizzle-orm";
import type { Database } from "../../../db/client.ts";
import { transformFamilies, transforms } from "../../../db/schema/index.ts";
import { WhenceError } from "../../contracts/errors.ts";
import { parseVersionedUid } from "../../contracts/ids.ts";

/**
 * The row of a transform by uid; a family's uid finds its latest version.
 *
 * @throws WhenceError `not_found`.
 */
export async function findTransformRow(db: Database, uid: string): Promise<typeof transforms.$inferSelect> {
	const parts = parseVersionedUid(uid);
	const [found] = parts
		? await db
				.select({ transform: transforms })
				.from(transforms)
				.innerJoin(transformFamilies, eq(transformFamilies.id, transforms.familyId))
				.where(
					parts.versionNo === null
						? and(eq(transformFamilies.uid, parts.familyUid), eq(transformFamilies.latestId, transforms.id))
						: eq(transforms.uid, uid),
				)
		: [];
	if (found) return found.transform;
	throw new WhenceError("not_found", `There is no transform ${uid}.`);
}
