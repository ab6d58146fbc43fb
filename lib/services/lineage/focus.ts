import { and, desc, eq } from "drizzle-orm";
import type { Database } from "../../../db/client.ts";
import { fileFamilies, files, transformFamilies, transforms } from "../../../db/schema/index.ts";
import type { EntityKind } from "../../contracts/enums.ts";
import { WhenceError } from "../../contracts/errors.ts";
import { parseVersionedUid } from "../../contracts/ids.ts";
import { type FoundRecord, findRecord } from "../find-record.ts";
import { type AsOf, existedAt } from "./as-of.ts";

/**
 * Finds the focus as it was at that moment: a family's uid means the version that was the latest then.
 *
 * @throws WhenceError `not_found` when there is none, or was none yet.
 */
export async function findFocus(
	db: Database,
	kind: EntityKind,
	uid: string,
	asOf: AsOf,
): Promise<FoundRecord> {
	const latest = await findRecord(db, kind, uid);
	if (asOf === null) return latest;
	const parts = parseVersionedUid(uid);
	const isFamily = (kind === "file" || kind === "transform") && parts?.versionNo === null;
	const then = isFamily ? await latestThen(db, kind, uid, asOf) : latest;
	if (then && then.createdAt <= asOf) return then;
	throw new WhenceError("not_found", `${kind} ${uid} was not recorded yet at ${asOf.toISOString()}.`, {
		field: "asOf",
		hint: "Choose a later time.",
	});
}

async function latestThen(db: Database, kind: "file" | "transform", familyUid: string, asOf: AsOf) {
	const [table, families] = kind === "file" ? [files, fileFamilies] : [transforms, transformFamilies];
	const [row] = await db
		.select({ uid: table.uid })
		.from(table)
		.innerJoin(families, eq(families.id, table.familyId))
		.where(and(eq(families.uid, familyUid), existedAt(table.createdAt, asOf)))
		.orderBy(desc(table.versionNo))
		.limit(1);
	return row ? findRecord(db, kind, row.uid) : null;
}
