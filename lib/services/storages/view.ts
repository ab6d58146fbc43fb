import { asc, eq, sql } from "drizzle-orm";
import type { Database } from "../../../db/client.ts";
import { fileFamilies, storages, users } from "../../../db/schema/index.ts";
import type { StorageView } from "../../contracts/storages.ts";
import { userRef, userRefColumns } from "../user-ref.ts";

/** The views of every storage, the default one first: an instance has a handful. */
export async function storageViews(db: Database): Promise<StorageView[]> {
	const found = await db
		.select({
			uid: storages.uid,
			root: storages.root,
			type: storages.type,
			isDefault: storages.isDefault,
			fileCount: sql<number>`(select count(*)::int from ${fileFamilies} where ${fileFamilies.storageId} = ${storages.id})`,
			createdAt: storages.createdAt,
			createdBy: userRefColumns,
		})
		.from(storages)
		.innerJoin(users, eq(users.id, storages.createdBy))
		.orderBy(sql`${storages.isDefault} desc`, asc(storages.id));
	return found.map((row) => ({
		uid: row.uid,
		root: row.root,
		type: row.type,
		isDefault: row.isDefault,
		fileCount: Number(row.fileCount),
		createdAt: row.createdAt.toISOString(),
		createdBy: userRef(row.createdBy),
	}));
}
