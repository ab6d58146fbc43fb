import { type SQL, sql } from "drizzle-orm";
import type { Database } from "./client.ts";
import { indexSettings, loopSettings, ownConnectionsOf } from "./index-connections.ts";

/**
 * Asks something where every table is reached by its indexes. Connections that begin with these settings need no
 * transaction to have them, so a statement is one round trip and not four; what has none of those, such as the embedded
 * database and whoever is in a transaction already, is asked in one that sets them.
 */
export function byIndexes<T>(db: Database, ask: (db: Database) => Promise<T>): Promise<T> {
	return withSettings(db, ownConnectionsOf(db)?.indexed, indexSettings, ask);
}

/** The same for counts that end at a limit: what they join is looked up row by row. */
export function byLoops<T>(db: Database, ask: (db: Database) => Promise<T>): Promise<T> {
	return withSettings(db, ownConnectionsOf(db)?.looped, loopSettings, ask);
}

async function withSettings<T>(
	db: Database,
	connections: Database | undefined,
	settings: Readonly<Record<string, string>>,
	ask: (db: Database) => Promise<T>,
): Promise<T> {
	if (connections) return ask(connections);
	return db.transaction(async (tx) => {
		await tx.execute(setLocally(settings));
		return ask(tx);
	});
}

/** Settings for the rest of a transaction. */
function setLocally(settings: Readonly<Record<string, string>>): SQL {
	const each = Object.entries(settings).map(([name, value]) => sql`set_config(${name}, ${value}, true)`);
	return sql`select ${sql.join(each, sql`, `)}`;
}
