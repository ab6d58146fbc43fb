import { sql } from "drizzle-orm";
import { check, integer, jsonb, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { idOf, moment } from "./columns.ts";
import { runs } from "./runs.ts";

/** How long a run's log is. Its row is what writers lock. Lines are counted from 0 here. */
export const runLogs = pgTable(
	"run_logs",
	{
		runId: idOf("run_id")
			.primaryKey()
			.references(() => runs.id),
		/** All that were ever written. */
		lineCount: integer("line_count").notNull().default(0),
		keptBytes: integer("kept_bytes").notNull().default(0),
		keptLines: integer("kept_lines").notNull().default(0),
		/** Where the beginning ends that always stays; null while the log is shorter. */
		headLines: integer("head_lines"),
		/** Lines from the end of the beginning to here went, for the log grew too long. */
		droppedTo: integer("dropped_to"),
		/** Who wrote lately, and the last part that each wrote. */
		writers: jsonb("writers").$type<[writer: string, no: number][]>().notNull().default([]),
		updatedAt: moment("updated_at").notNull().defaultNow(),
	},
	(t) => [
		check("run_logs_counts", sql`${t.lineCount} >= ${t.keptLines} and ${t.keptBytes} >= 0`),
		check("run_logs_dropped", sql`${t.droppedTo} is null or ${t.droppedTo} > ${t.headLines}`),
	],
);

/** Whole lines of a run's log, joined by line feeds. Small ones that follow each other grow together. */
export const runLogChunks = pgTable(
	"run_log_chunks",
	{
		runId: idOf("run_id")
			.notNull()
			.references(() => runs.id),
		firstLine: integer("first_line").notNull(),
		lineCount: integer("line_count").notNull(),
		sizeBytes: integer("size_bytes").notNull(),
		text: text("text").notNull(),
		/** So many lines each: of which stream (0 standard output, 1 standard error), and when they came. */
		marks: jsonb("marks").$type<[lines: number, stream: number, atMs: number][]>().notNull(),
	},
	(t) => [
		primaryKey({ columns: [t.runId, t.firstLine] }),
		check("run_log_chunks_lines", sql`${t.lineCount} >= 1`),
	],
);
