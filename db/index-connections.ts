// On the database itself, under a name that both bundles of the server know: they share no modules.
const ownConnections = Symbol.for("whence.index-connections");

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

/**
 * The same for counting the values of a facet: each count ends at a limit, and looks up what it joins row by row. Joined as
 * a whole, a table would be read for counts that need little of it.
 */
export const loopSettings = { ...indexSettings, enable_hashjoin: "off", enable_mergejoin: "off" } as const;

/** Connections that begin with settings, by what they are for. */
export interface OwnConnections<Db> {
	indexed: Db;
	looped: Db;
}

/** Says that a database has connections of their own with {@link indexSettings} and {@link loopSettings}. */
export function keepOwnConnections<Db extends object>(db: Db, connections: OwnConnections<Db>): void {
	Reflect.set(db, ownConnections, connections);
}

/** Those connections, where a database has them. */
export function ownConnectionsOf<Db extends object>(db: Db): OwnConnections<Db> | undefined {
	return (db as { [name: symbol]: OwnConnections<Db> | undefined })[ownConnections];
}
