import { sql } from "drizzle-orm";
import {
	type AnyPgColumn,
	check,
	index,
	integer,
	jsonb,
	pgTable,
	text,
	unique,
	uniqueIndex,
} from "drizzle-orm/pg-core";
import { transformTypes } from "../../lib/contracts/enums.ts";
import { createdAt, identText, idOf, revision, rowId } from "./columns.ts";
import { isOneOf } from "./is-one-of.ts";
import { lowered, loweredName } from "./lowered.ts";
import { searchedSource } from "./searched-source.ts";
import { users } from "./users.ts";

const createdBy = () =>
	identText("created_by")
		.notNull()
		.references(() => users.id);

/** Source texts, once each. */
export const sources = pgTable(
	"sources",
	{
		hash: identText("hash").primaryKey(),
		content: text("content").notNull(),
		createdAt: createdAt(),
	},
	(t) => [index("sources_search").using("gin", sql`${searchedSource(t.content)} gin_trgm_ops`)],
);

/** What the versions of one piece of code have in common. */
export const transformFamilies = pgTable(
	"transform_families",
	{
		id: rowId(),
		uid: identText("uid").notNull().unique(),
		project: identText("project").notNull().default(""),
		key: identText("key").notNull(),
		latestId: idOf("latest_id").references((): AnyPgColumn => transforms.id),
		createdAt: createdAt(),
		createdBy: createdBy(),
	},
	(t) => [
		unique("transform_families_name").on(t.project, t.key),
		index("transform_families_latest").on(t.latestId),
		index("transform_families_key_lower").on(lowered(t.key)),
		index("transform_families_name_lower").on(loweredName(t.key)),
		index("transform_families_search").using("gin", sql`${t.key} gin_trgm_ops`),
	],
);

/** One version of a piece of code. */
export const transforms = pgTable(
	"transforms",
	{
		id: rowId(),
		uid: identText("uid").notNull().unique(),
		familyId: idOf("family_id")
			.notNull()
			.references((): AnyPgColumn => transformFamilies.id),
		versionNo: integer("version_no").notNull(),
		label: identText("label"),
		name: text("name").notNull(),
		type: text("type", { enum: transformTypes }).notNull(),
		description: text("description").notNull().default(""),
		/** What identifies the code: for notebooks the hash of the cell sources only. */
		identityHash: identText("identity_hash"),
		sourceHash: identText("source_hash").references(() => sources.hash),
		reference: jsonb("reference").$type<{ url: string | null; commit: string | null; path: string | null }>(),
		revision: revision(),
		createdAt: createdAt(),
		createdBy: createdBy(),
	},
	(t) => [
		unique("transforms_version").on(t.familyId, t.versionNo),
		uniqueIndex("transforms_label").on(t.familyId, t.label).where(sql`${t.label} is not null`),
		index("transforms_created").on(t.createdAt, t.id),
		index("transforms_name").on(t.name, t.id),
		index("transforms_by").on(t.createdBy, t.createdAt),
		index("transforms_source").on(t.sourceHash),
		index("transforms_identity").on(t.identityHash),
		index("transforms_type").on(t.type),
		index("transforms_name_lower").on(lowered(t.name)),
		index("transforms_search").using("gin", sql`${t.name} gin_trgm_ops`, sql`${t.description} gin_trgm_ops`),
		check("transforms_type", isOneOf(t.type, transformTypes)),
		check("transforms_version_no", sql`${t.versionNo} >= 1`),
	],
);
