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

/** Says that a database has connections of their own with {@link indexSettings}. */
export function keepIndexConnections<Db extends object>(db: Db, connections: Db): void {
	Reflect.set(db, ownConnections, connections);
}

/** Those connections, where a database has them. */
export function indexConnectionsOf<Db extends object>(db: Db): Db | undefined {
	return (db as { [name: symbol]: Db | undefined })[ownConnections];
}
