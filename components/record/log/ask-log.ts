import type { RunLogHits, RunLogView } from "../../../lib/contracts/run-log.ts";

/**
 * Asks for lines of a log by the API: server actions go one after the other, and a log that is followed must hold up
 * nothing else.
 */
export async function askLines(
	uid: string,
	query: Record<string, number>,
	signal: AbortSignal,
): Promise<RunLogView> {
	return ask(`/api/v1/runs/${uid}/log`, query, signal);
}

/** Asks which lines have a text. */
export async function askHits(uid: string, q: string, signal: AbortSignal): Promise<RunLogHits> {
	return ask(`/api/v1/runs/${uid}/log/search`, { q }, signal);
}

async function ask<T>(path: string, query: Record<string, string | number>, signal: AbortSignal): Promise<T> {
	const search = new URLSearchParams();
	for (const [name, value] of Object.entries(query)) search.set(name, String(value));
	const response = await fetch(`${path}?${search}`, { signal, headers: { accept: "application/json" } });
	if (!response.ok) throw new Error(`the log was answered with ${response.status}`);
	return response.json() as Promise<T>;
}
