import { and, eq, inArray, or } from "drizzle-orm";
import type { Database } from "../../../../db/client.ts";
import { fileFamilies } from "../../../../db/schema/index.ts";
import { familyUidLength, newUid } from "../../../contracts/ids.ts";
import { suffixOf } from "../../../contracts/suffix.ts";
import type { Ctx } from "../../ctx.ts";
import type { WantedFile } from "./wanted-file.ts";

/** What the versions under one key have in common, locked against other writers. */
export interface LockedFamily {
	row: typeof fileFamilies.$inferSelect;
	/** Made just now: it has no version yet. */
	isNew: boolean;
}

const placeOf = (storageId: number, key: string) => `${storageId} ${key}`;

/**
 * Locks the family of each file, or makes it. All who save lock in the same order, so that two of them never wait for each
 * other in a circle.
 *
 * @returns one for each file, in their order.
 */
export async function lockFamilies(
	tx: Database,
	ctx: Ctx,
	wanted: readonly WantedFile[],
): Promise<LockedFamily[]> {
	const places = wanted
		.map(({ key, content }) => ({ storageId: content.storageId, key }))
		.sort((a, b) => a.storageId - b.storageId || (a.key < b.key ? -1 : 1));
	const made = await tx
		.insert(fileFamilies)
		.values(
			places.map(({ storageId, key }) => ({
				uid: newUid(familyUidLength),
				storageId,
				key,
				suffix: suffixOf(key),
				createdBy: ctx.actor.uid,
			})),
		)
		.onConflictDoNothing()
		.returning();
	const locked = new Map(
		made.map((row) => [placeOf(row.storageId, row.key), { row, isNew: true } as LockedFamily]),
	);
	const missing = places.filter(({ storageId, key }) => !locked.has(placeOf(storageId, key)));
	for (const row of await lockKnown(tx, missing)) {
		locked.set(placeOf(row.storageId, row.key), { row, isNew: false });
	}
	return wanted.map(({ key, content }) => {
		const family = locked.get(placeOf(content.storageId, key));
		if (!family) throw new Error("the file's family vanished while it was locked");
		return family;
	});
}

async function lockKnown(
	tx: Database,
	places: readonly { storageId: number; key: string }[],
): Promise<LockedFamily["row"][]> {
	if (places.length === 0) return [];
	const storageIds = new Set(places.map(({ storageId }) => storageId));
	const isOneOf = [...storageIds].map((storageId) => {
		const keys = places.filter((place) => place.storageId === storageId).map(({ key }) => key);
		return and(eq(fileFamilies.storageId, storageId), inArray(fileFamilies.key, keys));
	});
	return tx
		.select()
		.from(fileFamilies)
		.where(or(...isOneOf))
		.orderBy(fileFamilies.storageId, fileFamilies.key)
		.for("update");
}
