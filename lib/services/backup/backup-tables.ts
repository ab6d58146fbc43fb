import { is } from "drizzle-orm";
import { getTableConfig, PgTable } from "drizzle-orm/pg-core";
import * as schema from "../../../db/schema/index.ts";

/** A table as a backup holds it: every value as the text that PostgreSQL writes and reads. */
export interface BackupTable {
	name: string;
	columns: readonly { name: string; type: string; isIdentity: boolean }[];
	/** The primary key: the order of the rows. */
	key: readonly string[];
}

/** Of this moment or of this server alone: whoever restores signs in anew. */
const transient = new Set(["sessions", "verifications", "idempotency_keys"]);

function describe(table: PgTable): BackupTable {
	const { name, columns, primaryKeys } = getTableConfig(table);
	const own = columns.filter((column) => column.primary);
	return {
		name,
		columns: columns
			// Transaction ids mean nothing in another database: restored rows belong to the restoring transaction.
			// What the database makes of other columns it makes again.
			.filter((column) => column.getSQLType() !== "xid8" && column.generated === undefined)
			.map((column) => ({
				name: column.name,
				type: column.getSQLType().replace(/ collate .*/i, ""),
				isIdentity: column.generatedIdentity !== undefined,
			})),
		key: (own.length > 0 ? own : (primaryKeys[0]?.columns ?? [])).map((column) => column.name),
	};
}

/** What a backup holds. Derived from the schema, so that a new table cannot be forgotten. */
export const backupTables: readonly BackupTable[] = Object.values<unknown>(schema)
	.filter((value): value is PgTable => is(value, PgTable))
	.map(describe)
	.filter(({ name }) => !transient.has(name))
	.sort((a, b) => (a.name < b.name ? -1 : 1));
