import { sql } from "drizzle-orm";
import type { Database, OpenDatabase } from "../../db/client.ts";
import { rows } from "../../db/rows.ts";
import { takeOff } from "./bare-tables.ts";
import type { SeedOptions } from "./shape.ts";
import { seedSteps } from "./steps.ts";

/** Rows of one statement: often enough to tell how far it is. */
const part = 50_000;

const tables = [
	...["users", "sources", "transform_families", "transforms", "blobs", "files", "file_families"],
	...[
		"runs",
		"run_inputs",
		"run_outputs",
		"tags",
		"notes",
		"note_versions",
		"audit_events",
		"audit_payloads",
	],
];
const numbered = ["transform_families", "transforms", "blobs", "files", "file_families", "runs"];

/** How far it is: what is done now, and which part of it. */
export type Progress = (what: string, share: number) => void;

/**
 * Fills a database that has an instance and nothing else, in one transaction: all of it, or nothing.
 *
 * @throws Error when there are records already.
 */
export async function fillDatabase(
	{ db }: Pick<OpenDatabase, "db">,
	options: SeedOptions,
	onProgress: Progress = () => undefined,
): Promise<void> {
	await db.transaction((tx) => fill(tx, options, onProgress));
	// The planner knows nothing of what it was not told about.
	onProgress("statistics", 0);
	await db.execute(sql.raw("vacuum analyze"));
	onProgress("statistics", 1);
}

async function fill(tx: Database, options: SeedOptions, onProgress: Progress): Promise<void> {
	const [found] = await rows<{ is_filled: boolean }>(
		tx,
		sql`select exists (select 1 from files) or exists (select 1 from runs) or exists (select 1 from transforms) as is_filled`,
	);
	if (found?.is_filled) throw new Error("There are records in this database already; it was left as it is.");
	await tx.execute(sql.raw("set local maintenance_work_mem = '256MB'"));
	const taken = await takeOff(tx, tables);
	for (const { what, count, sql: statement } of seedSteps(options))
		for (let from = 1; from <= count; from += part) {
			const to = Math.min(count, from + part - 1);
			await tx.execute(sql.raw(statement(from, to)));
			onProgress(what, to / count);
		}
	for (const table of numbered)
		await tx.execute(
			sql.raw(`select setval(pg_get_serial_sequence('${table}', 'id'), (select max(id) from ${table}))`),
		);
	for (const [at, { putBack }] of taken.entries()) {
		await tx.execute(sql.raw(putBack));
		onProgress("indexes and keys", (at + 1) / taken.length);
	}
}
