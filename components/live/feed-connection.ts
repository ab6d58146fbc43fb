import type { FeedView } from "../../lib/contracts/feed.ts";
import type { FeedPlatform } from "./feed-platform.ts";

/** `polling`: no stream can be had, but asking now and then works. */
export type ConnectionStatus = "connecting" | "live" | "polling" | "reconnecting" | "signed_out";

export interface ConnectionOptions {
	platform: Pick<FeedPlatform, "openStream" | "poll" | "random">;
	/** Where to begin. */
	cursor: string;
	/** False: a stream is never tried. */
	hasStream: boolean;
	onView(view: FeedView): void;
	onStatus(status: ConnectionStatus): void;
}

/** After so many streams that failed in a row, it asks now and then. */
const failuresToPoll = 3;
const firstRetryMs = 1000;
const slowestRetryMs = 15_000;
export const pollMs = 5000;
/** While it polls, a stream is tried again this often. */
const streamAgainMs = 60_000;
/** Beats come every 15 s: a stream that is silent for longer is dead, whatever the socket says. */
const silentMs = 40_000;
/** The first word comes at once, or something on the way holds it back. */
const firstWordMs = 10_000;

/** The one connection of a browser: a stream that comes again when it breaks, or else questions now and then. */
export class FeedConnection {
	readonly #options: ConnectionOptions;
	#cursor: string;
	#stream: { close(): void } | null = null;
	#timer: ReturnType<typeof setTimeout> | undefined;
	#watchdog: ReturnType<typeof setInterval> | undefined;
	#failures = 0;
	#aliveAt = 0;
	#isHeard = false;
	/** Since it answered last, nothing did. */
	#wasDown = true;
	#streamTriedAt = 0;
	#isStopped = false;

	constructor(options: ConnectionOptions) {
		this.#options = options;
		this.#cursor = options.cursor;
	}

	start(): void {
		this.#options.onStatus("connecting");
		if (this.#options.hasStream) this.#openStream();
		else void this.#poll();
	}

	/** Without a network nothing is tried; with one again, at once. */
	setNetwork(isThere: boolean): void {
		if (this.#isStopped) return;
		this.#closeStream();
		clearTimeout(this.#timer);
		this.#failures = 0;
		if (isThere) this.start();
		else this.#options.onStatus("reconnecting");
	}

	stop(): void {
		this.#isStopped = true;
		this.#closeStream();
		clearTimeout(this.#timer);
	}

	#openStream(): void {
		this.#streamTriedAt = Date.now();
		this.#aliveAt = Date.now();
		this.#isHeard = false;
		const own = this.#options.platform.openStream(this.#cursor, {
			onAlive: () => {
				if (this.#stream !== own) return;
				this.#aliveAt = Date.now();
				this.#isHeard = true;
				this.#wasDown = true;
				this.#failures = 0;
				this.#options.onStatus("live");
			},
			onView: (view) => this.#stream === own && this.#take(view),
			onEnd: () => this.#stream === own && this.#signOut(),
			onError: () => this.#stream === own && this.#fail(),
		});
		this.#stream = own;
		this.#watchdog = setInterval(() => {
			if (Date.now() - this.#aliveAt > (this.#isHeard ? silentMs : firstWordMs)) this.#fail();
		}, 5000);
	}

	#closeStream(): void {
		clearInterval(this.#watchdog);
		this.#stream?.close();
		this.#stream = null;
	}

	#fail(): void {
		this.#closeStream();
		this.#failures++;
		if (this.#failures >= failuresToPoll) return void this.#poll();
		this.#options.onStatus("reconnecting");
		this.#timer = setTimeout(() => this.#openStream(), this.#retryMs());
	}

	async #poll(): Promise<void> {
		const { platform, hasStream, onStatus } = this.#options;
		let view: FeedView | null;
		try {
			view = await platform.poll(this.#cursor);
		} catch {
			// Nothing answers: that is what the status says, and it is tried again.
			if (this.#isStopped) return;
			this.#failures++;
			this.#wasDown = true;
			onStatus("reconnecting");
			this.#timer = setTimeout(() => void this.#poll(), this.#retryMs());
			return;
		}
		if (this.#isStopped) return;
		if (view === null) return this.#signOut();
		this.#failures = failuresToPoll - 1;
		onStatus("polling");
		this.#take(view);
		// What answers again may stream again; if it does not even so, streams do not come through to here.
		const isStreamDue = this.#wasDown || Date.now() - this.#streamTriedAt >= streamAgainMs;
		this.#wasDown = false;
		if (hasStream && isStreamDue) return this.#openStream();
		this.#timer = setTimeout(() => void this.#poll(), pollMs);
	}

	#take(view: FeedView): void {
		this.#cursor = view.cursor;
		if (view.isReset || view.changes.length > 0) this.#options.onView(view);
	}

	#signOut(): void {
		this.stop();
		this.#options.onStatus("signed_out");
	}

	/** Longer each time, and not all browsers at once. */
	#retryMs(): number {
		const longest = Math.min(slowestRetryMs, firstRetryMs * 2 ** Math.min(10, this.#failures - 1));
		return longest * (0.5 + this.#options.platform.random() / 2);
	}
}
