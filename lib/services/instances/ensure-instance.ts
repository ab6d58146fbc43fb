import { asc, eq, sql } from "drizzle-orm";
import type { Database } from "../../../db/client.ts";
import { instances, storages, users } from "../../../db/schema/index.ts";
import { newUid, userUidLength } from "../../contracts/ids.ts";
import { createLocalStorage } from "../../storage/local-storage.ts";
import { recordEvent } from "../audit/record-event.ts";

/** Who owns a new instance. */
export interface Owner {
	handle: string;
	name: string;
	email: string;
}

export interface EnsuredInstance {
	uid: string;
	name: string;
	/** The first admin: who made it. */
	ownerUid: string;
	ownerHandle: string;
	storageUid: string;
	isNew: boolean;
}

const uidLength = 12;

/**
 * Makes the instance in an empty database (its owner, its default storage), or finds the one that is there.
 *
 * @param root the default storage's folder; when it was moved since, its record follows.
 * @throws WhenceError `conflict` when the folder belongs to another instance.
 */
export async function ensureInstance(
	db: Database,
	{
		name,
		owner,
		root,
		allowedRoots,
	}: { name: string; owner: Owner; root: string; allowedRoots: readonly string[] },
): Promise<EnsuredInstance> {
	const [known] = await db.select().from(instances);
	const [existing] = await db.select().from(storages).where(eq(storages.isDefault, true));
	const storage = await createLocalStorage({ root, uid: existing?.uid ?? newUid(uidLength), allowedRoots });
	const system = { actor: null, token: null, via: "cli", requestId: newUid(16), address: null } as const;
	return db.transaction(async (tx) => {
		if (!known) {
			await tx.insert(instances).values({ uid: newUid(uidLength), name });
			await tx
				.insert(users)
				.values({ id: newUid(userUidLength), ...owner, role: "admin", emailVerified: true });
		}
		const [instance] = await tx.select().from(instances);
		const [admin] = await tx
			.select()
			.from(users)
			.where(eq(users.role, "admin"))
			.orderBy(sql`${users.deactivatedAt} is not null`, asc(users.createdAt))
			.limit(1);
		if (!instance || !admin) throw new Error("the instance was not made");
		if (!existing) {
			await tx
				.insert(storages)
				.values({ uid: storage.uid, root: storage.root, isDefault: true, createdBy: admin.id });
			await recordEvent(tx, system, {
				action: "instance.create",
				entityKind: "instance",
				entityUid: instance.uid,
				entityLabel: instance.name,
				after: { owner: admin.handle, storage: storage.root },
			});
		} else if (existing.root !== storage.root) {
			await tx.update(storages).set({ root: storage.root }).where(eq(storages.id, existing.id));
			await recordEvent(tx, system, {
				action: "storage.move",
				entityKind: "storage",
				entityUid: storage.uid,
				entityLabel: storage.root,
				before: { root: existing.root },
				after: { root: storage.root },
			});
		}
		return {
			uid: instance.uid,
			name: instance.name,
			ownerUid: admin.id,
			ownerHandle: admin.handle,
			storageUid: storage.uid,
			isNew: !known,
		};
	});
}
