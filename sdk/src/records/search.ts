import type { EntityKind } from "../../../lib/contracts/enums.ts";
import { WhenceError } from "../../../lib/contracts/errors.ts";
import type { SearchView } from "../../../lib/contracts/search.ts";
import { call } from "../client/http.ts";

/** The most hits that a search of one kind returns. */
const searchLimit = 20;

/** Searches records of one kind, best first, and loads each hit. */
export async function searchRecords<V>(kind: EntityKind, q: string, path: string): Promise<V[]> {
	const query = { q, kind, limit: searchLimit };
	const { hits } = await call<SearchView>("GET", "/search", { query });
	return Promise.all(hits.map(({ uid }) => call<V>("GET", `${path}/${uid}`)));
}

/** The best hit alone. */
export async function topHit<V>(kind: EntityKind, q: string, path: string): Promise<V> {
	const query = { q, kind, limit: 1 };
	const { hits } = await call<SearchView>("GET", "/search", { query });
	const best = hits[0];
	if (best === undefined) throw new WhenceError("not_found", `no ${kind} is like ${JSON.stringify(q)}`);
	return call<V>("GET", `${path}/${best.uid}`);
}
