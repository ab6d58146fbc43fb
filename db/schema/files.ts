import { sql } from "drizzle-orm";
import { type AnyPgColumn, check, index, integer, jsonb, pgTable, text, unique } from "drizzle-orm/pg-core";
import { fileTypes } from "../../lib/contracts/enums.ts";
import { createdAt, identText, idOf, moment, revision, rowId } from "./columns.ts";
import { isOneOf } from "./is-one-of.ts";
import { lowered, loweredName } from "./lowered.ts";
import { blobs, storages } from "./storages.ts";
import { users } from "./users.ts";

/** A key in a storage: what the versions of one file have in common. */
export const fileFamilies = pgTable(
	"file_families",
	{
		id: rowId(),
		uid: identText("uid").notNull().unique(),
		storageId: idOf("storage_id")
			.notNull()
			.references(() => storages.id),
		key: identText("key").notNull(),
		suffix: identText("suffix").notNull(),
		latestId: idOf("latest_id").references((): AnyPgColumn => files.id),
		createdAt: createdAt(),
		createdBy: identText("created_by")
			.notNull()
			.references(() => users.id),
	},
	(t) => [
		unique("file_families_place").on(t.storageId, t.key),
		index("file_families_key").on(t.key, t.id),
		index("file_families_suffix").on(t.suffix, t.latestId),
		index("file_families_latest").on(t.latestId),
		index("file_families_key_lower").on(lowered(t.key)),
		index("file_families_name_lower").on(loweredName(t.key)),
		index("file_families_search").using("gin", sql`${t.key} gin_trgm_ops`),
	],
);

/** One version of a file. */
export const files = pgTable(
	"files",
	{
		id: rowId(),
		uid: identText("uid").notNull().unique(),
		familyId: idOf("family_id")
			.notNull()
			.references((): AnyPgColumn => fileFamilies.id),
		versionNo: integer("version_no").notNull(),
		blobId: idOf("blob_id").references(() => blobs.id),
		type: text("type", { enum: fileTypes }).notNull().default("file"),
		description: text("description").notNull().default(""),
		archivedAt: moment("archived_at"),
		deletedAt: moment("deleted_at"),
		deletedBy: identText("deleted_by").references(() => users.id),
		facets: jsonb("facets").$type<Record<string, unknown>>().notNull().default({}),
		revision: revision(),
		createdAt: createdAt(),
		createdBy: identText("created_by")
			.notNull()
			.references(() => users.id),
	},
	(t) => [
		unique("files_version").on(t.familyId, t.versionNo),
		index("files_created").on(t.createdAt, t.id),
		index("files_by").on(t.createdBy, t.createdAt),
		index("files_blob").on(t.blobId),
		index("files_type").on(t.type),
		index("files_without_bytes").on(t.id).where(sql`${t.blobId} is null`),
		index("files_archived").on(t.archivedAt).where(sql`${t.archivedAt} is not null`),
		index("files_search").using("gin", sql`${t.description} gin_trgm_ops`),
		check("files_type", isOneOf(t.type, fileTypes)),
		check("files_version_no", sql`${t.versionNo} >= 1`),
		check("files_deleted_by_whom", sql`(${t.deletedAt} is null) = (${t.deletedBy} is null)`),
		check("files_bytes", sql`${t.type} in ('table', 'stream') or ${t.blobId} is not null`),
	],
);
