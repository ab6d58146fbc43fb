import { sql } from "drizzle-orm";
import { bigint, boolean, check, index, pgTable, text, unique, uniqueIndex } from "drizzle-orm/pg-core";
import { blobStates, storageTypes } from "../../lib/contracts/enums.ts";
import { createdAt, identText, idOf, moment, rowId } from "./columns.ts";
import { isOneOf } from "./is-one-of.ts";
import { users } from "./users.ts";

/** Where bytes live. */
export const storages = pgTable(
	"storages",
	{
		id: rowId(),
		uid: identText("uid").notNull().unique(),
		root: identText("root").notNull().unique(),
		type: text("type", { enum: storageTypes }).notNull().default("local"),
		isDefault: boolean("is_default").notNull().default(false),
		createdAt: createdAt(),
		createdBy: identText("created_by")
			.notNull()
			.references(() => users.id),
	},
	(t) => [
		check("storages_type", isOneOf(t.type, storageTypes)),
		uniqueIndex("storages_one_default").on(t.isDefault).where(sql`${t.isDefault}`),
	],
);

/** Bytes at a place. Managed blobs are content-addressed and ours to free; others are only watched. */
export const blobs = pgTable(
	"blobs",
	{
		id: rowId(),
		storageId: idOf("storage_id")
			.notNull()
			.references(() => storages.id),
		path: identText("path").notNull(),
		hash: identText("hash").notNull(),
		algorithm: text("algorithm").notNull().default("sha256"),
		sizeBytes: bigint("size_bytes", { mode: "number" }).notNull(),
		mtimeNs: bigint("mtime_ns", { mode: "bigint" }),
		isManaged: boolean("is_managed").notNull(),
		state: text("state", { enum: blobStates }).notNull().default("present"),
		verifiedAt: moment("verified_at").notNull().defaultNow(),
		createdAt: createdAt(),
	},
	(t) => [
		// The hash is part of it: a file in place that changed is another blob at the same path.
		unique("blobs_place").on(t.storageId, t.path, t.hash),
		index("blobs_hash").on(t.hash),
		index("blobs_by_size").on(t.sizeBytes),
		check("blobs_state", isOneOf(t.state, blobStates)),
		check("blobs_hash_form", sql`${t.hash} ~ '^[0-9a-f]{64}$'`),
		check("blobs_size", sql`${t.sizeBytes} >= 0`),
	],
);
