import { sql } from "drizzle-orm";
import { check, index, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import { createdAt, identText, idOf, revision, rowId } from "./columns.ts";
import { files } from "./files.ts";
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

export const tags = pgTable("tags", { ...subjectColumns(), tag: text("tag").notNull() }, (t) => [
	check("tags_one_subject", sql`num_nonnulls(${t.userId}, ${t.transformId}, ${t.runId}, ${t.fileId}) = 1`),
	uniqueIndex("tags_once_user").on(t.userId, t.tag),
	uniqueIndex("tags_once_transform").on(t.transformId, t.tag),
	uniqueIndex("tags_once_run").on(t.runId, t.tag),
	uniqueIndex("tags_once_file").on(t.fileId, t.tag),
	index("tags_name").on(t.tag),
	index("tags_of_transforms").on(t.tag, t.transformId).where(sql`${t.transformId} is not null`),
	index("tags_of_runs").on(t.tag, t.runId).where(sql`${t.runId} is not null`),
	index("tags_of_files").on(t.tag, t.fileId).where(sql`${t.fileId} is not null`),
]);

export const notes = pgTable(
	"notes",
	{ ...subjectColumns(), body: text("body").notNull(), revision: revision() },
	(t) => [
		check("notes_one_subject", sql`num_nonnulls(${t.userId}, ${t.transformId}, ${t.runId}, ${t.fileId}) = 1`),
		index("notes_user").on(t.userId),
		index("notes_transform").on(t.transformId),
		index("notes_run").on(t.runId),
		index("notes_file").on(t.fileId),
	],
);
