import type { FeedChange, FeedView } from "../../lib/contracts/feed.ts";
import { type ConnectionStatus, FeedConnection } from "./feed-connection.ts";
import type { Channel, FeedPlatform, Visibility } from "./feed-platform.ts";
import { RecentChanges } from "./recent-changes.ts";

/** `paused`: nobody looks at this tab. */
export type LiveStatus = ConnectionStatus | "paused";

/** What listeners are told; after a reset anything may have changed. */
export interface LiveNews {
	isReset: boolean;
	changes: readonly FeedChange[];
}

/** Between tabs: what one heard for all, how it stands, and who wants to know that. */
type TabMessage =
	| { kind: "view"; view: FeedView }
	| { kind: "status"; status: ConnectionStatus }
	| { kind: "who_leads" };

/** A tab that nobody looks at for this long lets go; it catches up when it is shown again. */
export const hiddenMs = 60_000;
const askAgainMs = 5000;

/**
 * What changes, as this tab hears it. Of all tabs one has the connection, by a lock that the browser hands on when its
 * holder goes; the others hear through a channel. Each tab knows how far it has heard, so that any may take over.
 */
export class LiveFeed {
	readonly #platform: FeedPlatform;
	readonly #recent = new RecentChanges();
	readonly #listeners = new Set<(news: LiveNews) => void>();
	readonly #statusListeners = new Set<() => void>();
	#cursor: string;
	#status: LiveStatus = "connecting";
	#connection: FeedConnection | null = null;
	#channel: Channel | null = null;
	#awake: AbortController | null = null;
	#sleepTimer: ReturnType<typeof setTimeout> | undefined;
	#askTimer: ReturnType<typeof setTimeout> | undefined;
	#stopWatching: (() => void)[] = [];

	constructor(platform: FeedPlatform, cursor: string) {
		this.#platform = platform;
		this.#cursor = cursor;
	}

	start(): void {
		this.#stopWatching = [
			this.#platform.onVisibility((now) => this.#onVisibility(now)),
			this.#platform.onNetwork((isThere) => this.#connection?.setNetwork(isThere)),
		];
		if (this.#platform.visibility() === "visible") this.#wake();
		else this.#setStatus("paused");
	}

	stop(): void {
		for (const stop of this.#stopWatching) stop();
		this.#sleep();
	}

	/** How far it has heard. */
	get cursor(): string {
		return this.#cursor;
	}

	get status(): LiveStatus {
		return this.#status;
	}

	/** @returns what ends it. */
	onNews(listener: (news: LiveNews) => void): () => void {
		this.#listeners.add(listener);
		return () => this.#listeners.delete(listener);
	}

	/** @returns what ends it. */
	onStatus(listener: () => void): () => void {
		this.#statusListeners.add(listener);
		return () => this.#statusListeners.delete(listener);
	}

	/** What was heard of changes after a moment, or a reset when that is longer ago than is remembered. */
	since(moment: number): LiveNews {
		return this.#recent.since(moment);
	}

	#onVisibility(now: Visibility): void {
		clearTimeout(this.#sleepTimer);
		if (this.#status === "signed_out") return;
		if (now === "visible") {
			this.#wake();
			return;
		}
		// Who only asks now and then asks for nobody while hidden.
		const isPolling = this.#connection !== null && this.#status === "polling";
		const isIdle = now === "gone" || this.#platform.lock === null || isPolling;
		if (isIdle) this.#sleep();
		else this.#sleepTimer = setTimeout(() => this.#sleep(), hiddenMs);
	}

	#wake(): void {
		if (this.#awake) return;
		const awake = new AbortController();
		this.#awake = awake;
		this.#setStatus("connecting");
		const { lock } = this.#platform;
		if (lock === null) this.#connect(false);
		else this.#share(lock, awake);
	}

	/** Hears by the channel, and has the connection when its turn comes. */
	#share(lock: NonNullable<FeedPlatform["lock"]>, awake: AbortController): void {
		this.#channel = this.#platform.openChannel((message) => this.#onMessage(message as TabMessage));
		this.#channel.post({ kind: "who_leads" } satisfies TabMessage);
		// What was written after the page and before the channel reached nobody here.
		this.#askTimer = setTimeout(() => void this.#catchUp(), 300);
		lock(awake.signal, async () => {
			clearTimeout(this.#askTimer);
			if (awake.signal.aborted) return;
			this.#connect(true);
			await new Promise<void>((resolve) => {
				awake.signal.addEventListener("abort", () => resolve());
			});
		}).catch((error: unknown) => {
			if (!awake.signal.aborted) throw error;
		});
	}

	#sleep(): void {
		clearTimeout(this.#sleepTimer);
		clearTimeout(this.#askTimer);
		this.#connection?.stop();
		this.#connection = null;
		this.#channel?.close();
		this.#channel = null;
		this.#awake?.abort();
		this.#awake = null;
		if (this.#status !== "signed_out") this.#setStatus("paused");
	}

	/** This tab has the connection from now on. */
	#connect(hasStream: boolean): void {
		const connection = new FeedConnection({
			platform: this.#platform,
			cursor: this.#cursor,
			hasStream,
			onView: (view) => {
				this.#channel?.post({ kind: "view", view } satisfies TabMessage);
				this.#hear(view);
			},
			onStatus: (status) => {
				this.#channel?.post({ kind: "status", status } satisfies TabMessage);
				this.#follow(status);
				// Another tab is perhaps looked at: it may ask in its turn.
				if (status === "polling" && this.#platform.visibility() !== "visible") this.#sleep();
			},
		});
		this.#connection = connection;
		connection.start();
	}

	async #catchUp(): Promise<void> {
		const { signal } = this.#awake ?? {};
		const isOver = () => signal === undefined || signal.aborted || this.#connection !== null;
		try {
			const view = await this.#platform.poll(this.#cursor);
			if (isOver()) return;
			if (view === null) return this.#follow("signed_out");
			this.#hear(view);
		} catch {
			// The tab with the connection says that nothing answers; this one must not miss anything for it.
			if (!isOver()) this.#askTimer = setTimeout(() => void this.#catchUp(), askAgainMs);
		}
	}

	#onMessage(message: TabMessage): void {
		if (message.kind === "view") this.#hear(message.view);
		else if (message.kind === "status") this.#follow(message.status);
		else if (this.#connection && this.#status !== "paused")
			this.#channel?.post({ kind: "status", status: this.#status } satisfies TabMessage);
	}

	#follow(status: ConnectionStatus): void {
		this.#setStatus(status);
		if (status === "signed_out") this.#sleep();
	}

	#hear({ cursor, isReset, changes }: FeedView): void {
		this.#cursor = cursor;
		const fresh = this.#recent.add(changes);
		if (isReset) this.#recent.forget();
		if (!isReset && fresh.length === 0) return;
		for (const listener of this.#listeners) listener({ isReset, changes: fresh });
	}

	#setStatus(status: LiveStatus): void {
		if (this.#status === status) return;
		this.#status = status;
		for (const listener of this.#statusListeners) listener();
	}
}
