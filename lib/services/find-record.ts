import { and, eq, or } from "drizzle-orm";
import type { Database } from "../../db/client.ts";
import { fileFamilies, files, runs, transformFamilies, transforms, users } from "../../db/schema/index.ts";
import type { EntityKind } from "../contracts/enums.ts";
import { WhenceError } from "../contracts/errors.ts";
import { parseVersionedUid } from "../contracts/ids.ts";

interface Found<K extends EntityKind, Id> {
	kind: K;
	id: Id;
	uid: string;
	/** What people call it. */
	label: string;
	createdAt: Date;
}

/** Any record, as far as annotations and walks need it; a user's id is their uid. */
export type FoundRecord =
	| Found<"user", string>
	| Found<"transform", number>
	| Found<"run", number>
	| Found<"file", number>;

/**
 * Finds a record of any kind by uid. A family's uid finds the latest version, a handle its user.
 *
 * @throws WhenceError `not_found`.
 */
export async function findRecord(db: Database, kind: EntityKind, uid: string): Promise<FoundRecord> {
	const found = await findRecordIfAny(db, kind, uid);
	if (!found) throw new WhenceError("not_found", `There is no ${kind} ${uid}.`);
	return found;
}

/** As {@link findRecord}, for uids that may be of records that are not there. */
export async function findRecordIfAny(
	db: Database,
	kind: EntityKind,
	uid: string,
): Promise<FoundRecord | null> {
	return finders[kind](db, uid);
}

const finders: Record<EntityKind, (db: Database, uid: string) => Promise<FoundRecord | null>> = {
	user: async (db, uid) => {
		// A handle first: where both exist, that is what people type.
		const found = await db
			.select({ id: users.id, handle: users.handle, createdAt: users.createdAt })
			.from(users)
			.where(or(eq(users.handle, uid), eq(users.id, uid)));
		const row = found.find((user) => user.handle === uid) ?? found[0];
		return row
			? { kind: "user", id: row.id, uid: row.id, label: row.handle, createdAt: row.createdAt }
			: null;
	},
	run: async (db, uid) => {
		const [row] = await db
			.select({ id: runs.id, name: runs.name, createdAt: runs.createdAt })
			.from(runs)
			.where(eq(runs.uid, uid));
		return row ? { kind: "run", id: row.id, uid, label: row.name ?? uid, createdAt: row.createdAt } : null;
	},
	transform: async (db, uid) => {
		const parts = parseVersionedUid(uid);
		if (!parts) return null;
		const [row] = await db
			.select({
				id: transforms.id,
				uid: transforms.uid,
				label: transforms.name,
				createdAt: transforms.createdAt,
			})
			.from(transforms)
			.innerJoin(transformFamilies, eq(transformFamilies.id, transforms.familyId))
			.where(
				parts.versionNo === null
					? and(eq(transformFamilies.uid, parts.familyUid), eq(transformFamilies.latestId, transforms.id))
					: eq(transforms.uid, uid),
			);
		return row ? { kind: "transform", ...row } : null;
	},
	file: async (db, uid) => {
		const parts = parseVersionedUid(uid);
		if (!parts) return null;
		const [row] = await db
			.select({ id: files.id, uid: files.uid, label: fileFamilies.key, createdAt: files.createdAt })
			.from(files)
			.innerJoin(fileFamilies, eq(fileFamilies.id, files.familyId))
			.where(
				parts.versionNo === null
					? and(eq(fileFamilies.uid, parts.familyUid), eq(fileFamilies.latestId, files.id))
					: eq(files.uid, uid),
			);
		return row ? { kind: "file", ...row } : null;
	},
};
