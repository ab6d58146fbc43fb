import type { SearchHit, SearchInput, SearchView } from "../../lib/contracts/search.ts";

/**
 * Asks the server, by its API: server actions go one after the other, and what is typed meanwhile must not wait
 * for an answer that nobody wants any more.
 */
export async function ask(input: SearchInput, signal: AbortSignal): Promise<SearchView> {
	const query = new URLSearchParams();
	for (const [name, value] of Object.entries(input)) if (value !== undefined) query.set(name, String(value));
	const response = await fetch(`/api/v1/search?${query}`, {
		signal,
		headers: { accept: "application/json" },
	});
	if (!response.ok) throw new Refused(response.status);
	return response.json();
}

/** The server answered, but not with hits. */
export class Refused extends Error {
	readonly status: number;
	constructor(status: number) {
		super(`the search was answered with ${status}`);
		this.status = status;
	}
}

/** What went wrong, and what helps. */
export function wordsOf(error: unknown): string {
	if (error instanceof Refused)
		return error.status === 401
			? "You are signed out. Reload the page to sign in."
			: "The search failed. The server's log says why.";
	return navigator.onLine
		? "The server did not answer. Check that it runs."
		: "You are offline. Search again when the network is back.";
}

/** The name of a record in addresses. */
export function nameOf({ handle, uid }: SearchHit): string {
	return handle ?? uid;
}
