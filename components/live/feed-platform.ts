import type { FeedView } from "../../lib/contracts/feed.ts";

/** What a stream of events tells. */
export interface StreamHandlers {
	/** Something came, be it only a beat: the connection lives. */
	onAlive(): void;
	onView(view: FeedView): void;
	/** Whoever listens was signed out. */
	onEnd(): void;
	onError(): void;
}

export interface Channel {
	post(message: unknown): void;
	close(): void;
}

export type Visibility = "visible" | "hidden" | "gone";

/** All that the feed needs of the browser: tests give their own. */
export interface FeedPlatform {
	openStream(after: string, handlers: StreamHandlers): { close(): void };
	/** @returns null when whoever asks is signed out. Throws when nothing answers. */
	poll(after: string): Promise<FeedView | null>;
	/** Waits for its turn, then holds until `hold` is done; null where tabs cannot agree (plain http). */
	lock: ((signal: AbortSignal, hold: () => Promise<void>) => Promise<void>) | null;
	openChannel(onMessage: (message: unknown) => void): Channel;
	visibility(): Visibility;
	/** @returns what stops it. */
	onVisibility(changed: (now: Visibility) => void): () => void;
	/** The computer has lost its network, or has one again. @returns what stops it. */
	onNetwork(changed: (isThere: boolean) => void): () => void;
	/** From 0 up to 1. */
	random(): number;
}

const address = "/api/v1/feed";

/** The real one; `name` is the same in all tabs that may share a connection. */
export function browserPlatform(name: string): FeedPlatform {
	const locks: LockManager | undefined = navigator.locks;
	return {
		openStream: (after, handlers) => openStream(after, handlers),
		poll: async (after) => {
			const response = await fetch(`${address}?after=${encodeURIComponent(after)}`, {
				headers: { accept: "application/json" },
				// What never answers must not end the asking.
				signal: AbortSignal.timeout(15_000),
			});
			if (response.status === 401 || response.status === 403) return null;
			if (!response.ok) throw new Error(`the feed answered ${response.status}`);
			return (await response.json()) as FeedView;
		},
		lock: locks
			? async (signal, hold) => {
					await locks.request(name, { signal }, hold);
				}
			: null,
		openChannel: (onMessage) => {
			const channel = new BroadcastChannel(name);
			channel.onmessage = ({ data }) => onMessage(data);
			return { post: (message) => channel.postMessage(message), close: () => channel.close() };
		},
		visibility: () => document.visibilityState,
		onVisibility: (changed) => {
			const stop = new AbortController();
			const { signal } = stop;
			document.addEventListener("visibilitychange", () => changed(document.visibilityState), { signal });
			// A page that holds nothing may be kept, and is there at once when one comes back.
			addEventListener("pagehide", () => changed("gone"), { signal });
			addEventListener("pageshow", (event) => event.persisted && changed(document.visibilityState), {
				signal,
			});
			return () => stop.abort();
		},
		onNetwork: (changed) => {
			const stop = new AbortController();
			addEventListener("offline", () => changed(false), { signal: stop.signal });
			addEventListener("online", () => changed(true), { signal: stop.signal });
			return () => stop.abort();
		},
		random: Math.random,
	};
}

function openStream(after: string, { onAlive, onView, onEnd, onError }: StreamHandlers): { close(): void } {
	const source = new EventSource(`${address}?after=${encodeURIComponent(after)}`);
	const on = (name: string, heard: (event: MessageEvent<string>) => void) =>
		source.addEventListener(name, (event) => {
			onAlive();
			heard(event);
		});
	on("hello", () => undefined);
	on("beat", () => undefined);
	on("changes", ({ data, lastEventId }) => {
		const { changes } = JSON.parse(data) as Pick<FeedView, "changes">;
		onView({ cursor: lastEventId, isReset: false, changes });
	});
	on("reset", ({ lastEventId }) => onView({ cursor: lastEventId, isReset: true, changes: [] }));
	on("end", onEnd);
	source.onerror = onError;
	return { close: () => source.close() };
}
