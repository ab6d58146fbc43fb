import { createHash, type Hash } from "node:crypto";
import { sql } from "drizzle-orm";
import type { Database } from "../../../db/client.ts";
import { rows } from "../../../db/rows.ts";
import type { BackupTable } from "./backup-tables.ts";

const fetchRows = 1_000;

/** What makes text of values the same whatever the session prefers. */
export async function fixTextForms(tx: Database): Promise<void> {
	await tx.execute(sql`set local timezone = 'UTC'`);
	await tx.execute(sql`set local datestyle = 'ISO, YMD'`);
}

/**
 * Every row of a table in the order of its key, as a line of JSON: an array of texts and nulls.
 *
 * Reads by a cursor, so that a large table is never in memory whole; one at a time in a transaction.
 */
export async function* dumpTable(tx: Database, table: BackupTable): AsyncGenerator<string> {
	const values = sql.join(
		table.columns.map(({ name }) => sql`${sql.identifier(name)}::text`),
		sql`, `,
	);
	const key = sql.join(
		table.key.map((name) => sql.identifier(name)),
		sql`, `,
	);
	await tx.execute(
		sql`declare whence_dump no scroll cursor for
			select json_build_array(${values})::text as line from ${sql.identifier(table.name)} order by ${key}`,
	);
	for (;;) {
		const found = await rows<{ line: string }>(tx, sql.raw(`fetch ${fetchRows} from whence_dump`));
		// PostgreSQL's versions differ in blanks.
		for (const { line } of found) yield JSON.stringify(JSON.parse(line));
		if (found.length < fetchRows) break;
	}
	await tx.execute(sql`close whence_dump`);
}

/** Counts and hashes the lines of a table. */
export class Tally {
	rows = 0;
	readonly #hash: Hash = createHash("sha256");

	add(line: string): void {
		this.rows++;
		this.#hash.update(line).update("\n");
	}

	/** SHA-256 over the lines, each with its line feed. Ends the tally. */
	sha256(): string {
		return this.#hash.digest("hex");
	}
}
