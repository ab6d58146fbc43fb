import { sql } from "drizzle-orm";
import {
	type AnyPgColumn,
	boolean,
	check,
	index,
	integer,
	jsonb,
	pgTable,
	text,
	uniqueIndex,
} from "drizzle-orm/pg-core";
import { runStatuses, terminalRunStatuses } from "../../lib/contracts/enums.ts";
import { createdAt, identText, idOf, moment, revision, rowId } from "./columns.ts";
import { isOneOf } from "./is-one-of.ts";
import { lowered } from "./lowered.ts";
import { blobs } from "./storages.ts";
import { transforms } from "./transforms.ts";
import { users } from "./users.ts";

type JsonObject = Record<string, unknown>;

/** Environments (runtime, lock file, system), once each. */
export const environments = pgTable("environments", {
	hash: identText("hash").primaryKey(),
	content: jsonb("content").$type<JsonObject>().notNull(),
	createdAt: createdAt(),
});

/** One execution of one version of a transform. */
export const runs = pgTable(
	"runs",
	{
		id: rowId(),
		uid: identText("uid").notNull().unique(),
		transformId: idOf("transform_id")
			.notNull()
			.references(() => transforms.id),
		name: text("name"),
		status: text("status", { enum: runStatuses }).notNull(),
		startedAt: moment("started_at"),
		finishedAt: moment("finished_at"),
		heartbeatAt: moment("heartbeat_at"),
		hasHeartbeat: boolean("has_heartbeat").notNull().default(false),
		parentId: idOf("parent_id").references((): AnyPgColumn => runs.id),
		params: jsonb("params").$type<JsonObject>().notNull().default({}),
		commandLine: text("command_line"),
		exitCode: integer("exit_code"),
		host: text("host"),
		git: jsonb("git").$type<{
			remote: string | null;
			commit: string | null;
			branch: string | null;
			isDirty: boolean;
		}>(),
		environmentHash: identText("environment_hash").references(() => environments.hash),
		logBlobId: idOf("log_blob_id").references(() => blobs.id),
		reportBlobId: idOf("report_blob_id").references(() => blobs.id),
		externalSource: identText("external_source"),
		externalId: identText("external_id"),
		facets: jsonb("facets").$type<JsonObject>().notNull().default({}),
		revision: revision(),
		createdAt: createdAt(),
		createdBy: identText("created_by")
			.notNull()
			.references(() => users.id),
	},
	(t) => [
		index("runs_transform").on(t.transformId, t.createdAt),
		index("runs_created").on(t.createdAt, t.id),
		index("runs_started").on(t.startedAt, t.id),
		index("runs_finished").on(t.finishedAt, t.id),
		index("runs_by").on(t.createdBy, t.createdAt),
		index("runs_status").on(t.status, t.createdAt),
		index("runs_parent").on(t.parentId),
		index("runs_name_lower").on(lowered(t.name)),
		index("runs_search").using("gin", sql`${t.name} gin_trgm_ops`, sql`${t.uid} gin_trgm_ops`),
		uniqueIndex("runs_external").on(t.externalSource, t.externalId).where(sql`${t.externalId} is not null`),
		check("runs_status_set", isOneOf(t.status, runStatuses)),
		check("runs_external_pair", sql`(${t.externalSource} is null) = (${t.externalId} is null)`),
		check("runs_started_when", sql`(${t.status} = 'scheduled') = (${t.startedAt} is null)`),
		check(
			"runs_finished_when",
			sql`(${isOneOf(t.status, terminalRunStatuses)}) = (${t.finishedAt} is not null)`,
		),
		check("runs_not_own_parent", sql`${t.parentId} <> ${t.id}`),
	],
);
