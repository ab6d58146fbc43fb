import { and, eq, inArray, max } from "drizzle-orm";
import type { Database } from "../../../../db/client.ts";
import { blobs, files } from "../../../../db/schema/index.ts";
import type { FileType } from "../../../contracts/enums.ts";
import type { LockedFamily } from "./lock-families.ts";
import type { WantedFile } from "./wanted-file.ts";

/** What saving content comes to: the version that has it already, or the number of a new one. */
export type VersionPlan =
	| { kind: "same"; fileId: number; uid: string; versionNo: number; isArchived: boolean }
	| { kind: "new"; versionNo: number; older: number | null };

interface KnownVersion {
	id: number;
	uid: string;
	familyId: number;
	versionNo: number;
	type: FileType;
	hash: string;
	archivedAt: Date | null;
	deletedAt: Date | null;
}

/**
 * Content equal to the latest version is that version, unless that was deleted; all else is the next one. What cannot be there
 * yet is not asked for: most saves are of a new key.
 */
export async function planVersions(
	tx: Database,
	wanted: readonly WantedFile[],
	families: readonly LockedFamily[],
): Promise<VersionPlan[]> {
	const known = await versionsWithContent(tx, wanted, families);
	const plans = wanted.map(({ content }, i): VersionPlan => {
		const family = families[i];
		const same = (known.get(`${family?.row.id} ${content.hash}`) ?? []).filter(
			({ type }) => type === content.type,
		);
		const latest = same.find(({ id }) => id === family?.row.latestId);
		if (!latest || latest.deletedAt !== null)
			return { kind: "new", versionNo: 1, older: same[0]?.versionNo ?? null };
		const { id: fileId, uid, versionNo, archivedAt } = latest;
		return { kind: "same", fileId, uid, versionNo, isArchived: archivedAt !== null };
	});
	await numberAfterNewest(tx, plans, families);
	return plans;
}

/** By family and hash. */
async function versionsWithContent(
	tx: Database,
	wanted: readonly WantedFile[],
	families: readonly LockedFamily[],
): Promise<Map<string, KnownVersion[]>> {
	const familyIds = families.flatMap(({ row, isNew }) => (isNew ? [] : [row.id]));
	const versions = new Map<string, KnownVersion[]>();
	if (familyIds.length === 0) return versions;
	const hashes = wanted.flatMap(({ content }, i) => (families[i]?.isNew ? [] : [content.hash]));
	const found: KnownVersion[] = await tx
		.select({
			id: files.id,
			uid: files.uid,
			familyId: files.familyId,
			versionNo: files.versionNo,
			type: files.type,
			hash: blobs.hash,
			archivedAt: files.archivedAt,
			deletedAt: files.deletedAt,
		})
		.from(files)
		.innerJoin(blobs, eq(blobs.id, files.blobId))
		.where(and(inArray(files.familyId, familyIds), inArray(blobs.hash, hashes)))
		.orderBy(files.versionNo);
	for (const version of found) {
		const place = `${version.familyId} ${version.hash}`;
		versions.set(place, [...(versions.get(place) ?? []), version]);
	}
	return versions;
}

async function numberAfterNewest(
	tx: Database,
	plans: VersionPlan[],
	families: readonly LockedFamily[],
): Promise<void> {
	const grown = families.flatMap(({ row, isNew }, i) => (!isNew && plans[i]?.kind === "new" ? [row.id] : []));
	if (grown.length === 0) return;
	const newest = await tx
		.select({ familyId: files.familyId, versionNo: max(files.versionNo) })
		.from(files)
		.where(inArray(files.familyId, grown))
		.groupBy(files.familyId);
	const numbers = new Map(newest.map(({ familyId, versionNo }) => [familyId, versionNo ?? 0]));
	for (const [i, plan] of plans.entries()) {
		if (plan.kind === "new") plan.versionNo = (numbers.get(families[i]?.row.id ?? 0) ?? 0) + 1;
	}
}
