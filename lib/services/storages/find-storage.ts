import { eq } from "drizzle-orm";
import type { Database } from "../../../db/client.ts";
import { storages } from "../../../db/schema/index.ts";
import { WhenceError } from "../../contracts/errors.ts";

export type StorageRow = typeof storages.$inferSelect;

/**
 * The row of a storage by uid; without one, or with `default`, the instance's default storage.
 *
 * @throws WhenceError `not_found`.
 */
export async function findStorageRow(db: Database, uid: string | undefined): Promise<StorageRow> {
	const isDefault = uid === undefined || uid === "default";
	const [found] = await db
		.select()
		.from(storages)
		.where(isDefault ? eq(storages.isDefault, true) : eq(storages.uid, uid));
	if (found) return found;
	throw new WhenceError(
		"not_found",
		isDefault ? "This instance has no default storage." : `There is no storage ${uid}.`,
	);
}
