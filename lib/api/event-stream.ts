import { WhenceError } from "../contracts/errors.ts";
import type { FeedListener } from "../services/feed/listener.ts";

/** What a stream of events needs to know. */
export interface EventStreamOptions {
	listener: FeedListener;
	/** Refuses when whoever asked may no longer listen. */
	check: () => Promise<unknown>;
	/** A `beat` comes at least this often: nobody on the way takes the connection for dead, and who listens knows it if it is. */
	heartbeatMs?: number;
	/** Sessions and tokens that end by time alone are noticed this late. */
	checkMs?: number;
}

/** Milliseconds after which a browser's own EventSource tries again. */
const retryMs = 3000;

/**
 * Server-sent events of what a listener hears: `hello` with where it begins, `changes`, `reset`, `beat`, and `end` when
 * whoever asked was signed out. Only as much is taken as the reader reads; what waits does so in the listener's bounds.
 */
export function eventStream({
	listener,
	check,
	heartbeatMs = 15_000,
	checkMs = 60_000,
}: EventStreamOptions): ReadableStream<Uint8Array> {
	const encoder = new TextEncoder();
	let checkedAt = Date.now();
	let isLeft = false;
	async function next(): Promise<{ text: string; isLast?: boolean }> {
		const message = await listener.take(heartbeatMs);
		if (message?.kind === "closed") return { text: "", isLast: true };
		if (message?.kind === "access" || Date.now() - checkedAt >= checkMs) {
			if (!(await isAllowed(check))) return { text: event("end", { reason: "signed_out" }), isLast: true };
			checkedAt = Date.now();
		}
		if (message?.kind !== "changes") return { text: event("beat", {}) };
		const { cursor, isReset, changes } = message;
		return { text: isReset ? event("reset", {}, cursor) : event("changes", { changes }, cursor) };
	}
	return new ReadableStream<Uint8Array>(
		{
			start: (controller) => {
				controller.enqueue(encoder.encode(`retry: ${retryMs}\n${event("hello", {}, listener.cursor)}`));
			},
			pull: async (controller) => {
				try {
					const { text, isLast } = await next();
					if (isLeft) return;
					if (text !== "") controller.enqueue(encoder.encode(text));
					if (!isLast) return;
				} catch (error) {
					listener.close();
					throw error;
				}
				listener.close();
				controller.close();
			},
			cancel: () => {
				isLeft = true;
				listener.close();
			},
		},
		{ highWaterMark: 0 },
	);
}

/** One event, as the HTML standard writes it. */
function event(name: string, data: object, id: string | null = null): string {
	return `event: ${name}\n${id === null ? "" : `id: ${id}\n`}data: ${JSON.stringify(data)}\n\n`;
}

async function isAllowed(check: () => Promise<unknown>): Promise<boolean> {
	try {
		await check();
		return true;
	} catch (error) {
		if (error instanceof WhenceError && ["unauthenticated", "forbidden"].includes(error.code)) return false;
		throw error;
	}
}
