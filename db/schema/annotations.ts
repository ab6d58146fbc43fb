import { sql } from "drizzle-orm";
import { boolean, check, index, integer, pgTable, primaryKey, text, uniqueIndex } from "drizzle-orm/pg-core";
import { noteChanges } from "../../lib/contracts/enums.ts";
import { createdAt, identText, idOf, moment, revision, rowId } from "./columns.ts";
import { files } from "./files.ts";
import { isOneOf } from "./is-one-of.ts";
import { runs } from "./runs.ts";
import { transforms } from "./transforms.ts";
import { users } from "./users.ts";

/** The record that an annotation is on: exactly one of four, each a real foreign key. */
const subjectColumns = () => ({
	id: rowId(),
	userId: identText("user_id").references(() => users.id),
	transformId: idOf("transform_id").references(() => transforms.id),
	runId: idOf("run_id").references(() => runs.id),
	fileId: idOf("file_id").references(() => files.id),
	createdAt: createdAt(),
	createdBy: identText("created_by")
		.notNull()
		.references(() => users.id),
});

export const tags = pgTable(
	"tags",
	{
		...subjectColumns(),
		/** A word, or `key=value`. */
		tag: text("tag").notNull(),
		/** The part before the sign; a word is a key without a value. A record has one value of a key. */
		key: text("key")
			.notNull()
			.generatedAlwaysAs(sql`case when position('=' in tag) > 1 then split_part(tag, '=', 1) else tag end`),
	},
	(t) => [
		check("tags_one_subject", sql`num_nonnulls(${t.userId}, ${t.transformId}, ${t.runId}, ${t.fileId}) = 1`),
		uniqueIndex("tags_one_value_user").on(t.userId, t.key),
		uniqueIndex("tags_one_value_transform").on(t.transformId, t.key),
		uniqueIndex("tags_one_value_run").on(t.runId, t.key),
		uniqueIndex("tags_one_value_file").on(t.fileId, t.key),
		index("tags_name").on(t.tag),
		index("tags_of_transforms").on(t.tag, t.transformId).where(sql`${t.transformId} is not null`),
		index("tags_of_runs").on(t.tag, t.runId).where(sql`${t.runId} is not null`),
		index("tags_of_files").on(t.tag, t.fileId).where(sql`${t.fileId} is not null`),
		index("tag_keys_of_transforms").on(t.key, t.transformId).where(sql`${t.transformId} is not null`),
		index("tag_keys_of_runs").on(t.key, t.runId).where(sql`${t.runId} is not null`),
		index("tag_keys_of_files").on(t.key, t.fileId).where(sql`${t.fileId} is not null`),
	],
);

/** What people wrote about a record, as it reads now. A deleted note stays, hidden: its history is part of the record. */
export const notes = pgTable(
	"notes",
	{
		...subjectColumns(),
		uid: identText("uid").notNull().unique(),
		body: text("body").notNull(),
		revision: revision(),
		changedAt: moment("changed_at").notNull().defaultNow(),
		changedBy: identText("changed_by")
			.notNull()
			.references(() => users.id),
		isDeleted: boolean("is_deleted").notNull().default(false),
	},
	(t) => [
		check("notes_one_subject", sql`num_nonnulls(${t.userId}, ${t.transformId}, ${t.runId}, ${t.fileId}) = 1`),
		index("notes_user").on(t.userId, t.id),
		index("notes_transform").on(t.transformId, t.id),
		index("notes_run").on(t.runId, t.id),
		index("notes_file").on(t.fileId, t.id),
	],
);

/** Everything that a note ever said, one row a change, the present one included. */
export const noteVersions = pgTable(
	"note_versions",
	{
		noteId: idOf("note_id")
			.notNull()
			.references(() => notes.id),
		revision: integer("revision").notNull(),
		change: text("change", { enum: noteChanges }).notNull(),
		body: text("body").notNull(),
		at: moment("at").notNull().defaultNow(),
		by: identText("by")
			.notNull()
			.references(() => users.id),
	},
	(t) => [
		primaryKey({ columns: [t.noteId, t.revision] }),
		check("note_versions_change", isOneOf(t.change, noteChanges)),
	],
);
