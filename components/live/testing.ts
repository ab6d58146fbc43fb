import type { FeedChange, FeedView } from "../../lib/contracts/feed.ts";
import type { Channel, FeedPlatform, StreamHandlers, Visibility } from "./feed-platform.ts";

/** A change of a file. */
export function aChange(id: string, change: Partial<FeedChange> = {}): FeedChange {
	return {
		id,
		at: new Date(Date.now()).toISOString(),
		action: "file.register",
		kind: "file",
		uid: `file${id}`,
		related: [],
		status: null,
		by: null,
		...change,
	};
}

/** The server as browsers see it: its cursors count changes. */
export class FakeServer implements Pick<FeedPlatform, "openStream" | "poll" | "random"> {
	readonly #changes: FeedChange[] = [];
	readonly streams = new Set<StreamHandlers>();
	streamsOpened = 0;
	polls = 0;
	isDown = false;
	isSignedOut = false;
	/** False: streams are refused, as some proxies do. */
	hasStreams = true;
	/** True: streams open, and nothing comes. */
	isSilent = false;
	random = () => 0.5;

	get asked(): number {
		return this.streamsOpened + this.polls;
	}

	tell(change: FeedChange): void {
		this.#changes.push(change);
		for (const stream of this.streams) stream.onView(this.#view(this.#changes.length - 1));
	}

	breakStreams(): void {
		for (const stream of [...this.streams]) stream.onError();
	}

	openStream = (after: string, handlers: StreamHandlers) => {
		this.streamsOpened++;
		const isFine = this.hasStreams && !this.isDown && !this.isSignedOut;
		if (isFine) this.streams.add(handlers);
		queueMicrotask(() => {
			if (!isFine) return handlers.onError();
			if (this.isSilent || !this.streams.has(handlers)) return;
			handlers.onAlive();
			const view = this.#view(Number(after.slice(1)));
			if (view.changes.length > 0) handlers.onView(view);
		});
		return { close: () => this.streams.delete(handlers) };
	};

	poll = async (after: string): Promise<FeedView | null> => {
		this.polls++;
		if (this.isDown) throw new TypeError("Failed to fetch");
		return this.isSignedOut ? null : this.#view(Number(after.slice(1)));
	};

	#view(from: number): FeedView {
		return { cursor: `c${this.#changes.length}`, isReset: false, changes: this.#changes.slice(from) };
	}
}

/** A browser: its tabs share locks and channels. */
export class FakeBrowser {
	readonly #server: FakeServer;
	readonly #waiting: (() => void)[] = [];
	readonly #channels = new Set<(message: unknown) => void>();
	#isHeld = false;

	constructor(server: FakeServer) {
		this.#server = server;
	}

	tab({ hasLocks = true } = {}): FeedPlatform & {
		show(now: Visibility): void;
		setNetwork(isThere: boolean): void;
	} {
		let now: Visibility = "visible";
		const networks = new Set<(isThere: boolean) => void>();
		const watchers = new Set<(now: Visibility) => void>();
		return {
			openStream: this.#server.openStream,
			poll: this.#server.poll,
			random: () => this.#server.random(),
			lock: hasLocks ? this.#lock : null,
			openChannel: this.#openChannel,
			visibility: () => now,
			onVisibility: (changed) => {
				watchers.add(changed);
				return () => watchers.delete(changed);
			},
			onNetwork: (changed) => {
				networks.add(changed);
				return () => networks.delete(changed);
			},
			setNetwork: (isThere) => {
				for (const network of networks) network(isThere);
			},
			show: (to) => {
				now = to;
				for (const watcher of watchers) watcher(to);
			},
		};
	}

	readonly #lock = async (signal: AbortSignal, hold: () => Promise<void>): Promise<void> => {
		if (this.#isHeld)
			await new Promise<void>((resolve, reject) => {
				this.#waiting.push(resolve);
				signal.addEventListener("abort", () => {
					const at = this.#waiting.indexOf(resolve);
					if (at < 0) return;
					this.#waiting.splice(at, 1);
					reject(new DOMException("aborted", "AbortError"));
				});
			});
		this.#isHeld = true;
		try {
			await hold();
		} finally {
			const next = this.#waiting.shift();
			if (next) next();
			else this.#isHeld = false;
		}
	};

	readonly #openChannel = (onMessage: (message: unknown) => void): Channel => {
		this.#channels.add(onMessage);
		return {
			post: (message) => {
				const copy: unknown = structuredClone(message);
				for (const channel of this.#channels)
					if (channel !== onMessage) queueMicrotask(() => this.#channels.has(channel) && channel(copy));
			},
			close: () => this.#channels.delete(onMessage),
		};
	};
}
