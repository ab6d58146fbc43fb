import { type SQL, sql } from "drizzle-orm";
import type { Database } from "./client.ts";
import { indexConnectionsOf, indexSettings } from "./index-connections.ts";

/**
 * Asks something where every table is reached by its indexes. Connections that begin with these settings need no
 * transaction to have them, so a statement is one round trip and not four; what has none of those, such as the embedded
 * database and whoever is in a transaction already, is asked in one that sets them.
 */
export async function byIndexes<T>(db: Database, ask: (db: Database) => Promise<T>): Promise<T> {
	const connections = indexConnectionsOf(db);
	if (connections) return ask(connections);
	return db.transaction(async (tx) => {
		await tx.execute(setLocally(indexSettings));
		return ask(tx);
	});
}

/** Settings for the rest of a transaction. */
export function setLocally(settings: Readonly<Record<string, string>>): SQL {
	const each = Object.entries(settings).map(([name, value]) => sql`set_config(${name}, ${value}, true)`);
	return sql`select ${sql.join(each, sql`, `)}`;
}
