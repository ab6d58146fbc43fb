import { type SQL, sql } from "drizzle-orm";
import type { Database } from "./client.ts";

/**
 * What lists, facets and searches are asked under.
 *
 * - A page and a count end at a limit, of which the planner, for a filter that many rows pass, makes too little; and how
 *   many texts have a word it guesses from a sample: it would rather read a large table from its beginning.
 * - How like a part of a text must be to what was typed: one slip in a word of six letters passes.
 */
export const indexSettings = {
	enable_seqscan: "off",
	"pg_trgm.word_similarity_threshold": "0.4",
} as const;

// On the database itself, under a name that both bundles of the server know: they share no modules.
const ownConnections = Symbol.for("whence.index-connections");

/** Says that a database has connections of their own with {@link indexSettings}. */
export function hasIndexConnections(db: Database, connections: Database): void {
	Reflect.set(db, ownConnections, connections);
}

/**
 * Asks something where every table is reached by its indexes. Connections that begin with these settings need no
 * transaction to have them, so a statement is one round trip and not four; what has none of those, such as the embedded
 * database and whoever is in a transaction already, is asked in one that sets them.
 */
export async function byIndexes<T>(db: Database, ask: (db: Database) => Promise<T>): Promise<T> {
	const connections: Database | undefined = Reflect.get(db, ownConnections);
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
