import type { EntityKind } from "../../../lib/contracts/enums.ts";
import { WhenceError } from "../../../lib/contracts/errors.ts";
import type { SearchHit, SearchView } from "../../../lib/contracts/search.ts";
import { call } from "../client/http.ts";

/** How a search answers. */
export interface SearchOptions {
	/** The best hit alone; an error when nothing is like it. */
	topHit?: boolean;
}

/** The most hits that a search of one kind returns. */
const searchLimit = 20;

/** Searches records of one kind, best first, and loads each hit. */
export async function searchRecords<V>(kind: EntityKind, q: string): Promise<V[]> {
	return Promise.all((await hitsOf(kind, q, searchLimit)).map((hit) => recordOf<V>(hit)));
}

/**
 * The best hit alone.
 *
 * @throws WhenceError `not_found` when nothing is like it.
 */
export async function topHit<V>(kind: EntityKind, q: string): Promise<V> {
	const best = (await hitsOf(kind, q, 1))[0];
	if (best === undefined) throw new WhenceError("not_found", `no ${kind} is like ${JSON.stringify(q)}`);
	return recordOf<V>(best);
}

async function hitsOf(kind: EntityKind, q: string, limit: number): Promise<SearchHit[]> {
	return (await call<SearchView>("GET", "/search", { query: { q, kind, limit } })).hits;
}

function recordOf<V>({ kind, uid, handle }: SearchHit): Promise<V> {
	return call<V>("GET", `/${kind}s/${handle ?? uid}`);
}
