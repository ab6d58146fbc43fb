export interface RateLimitOptions {
	/** Attempts that one source has per window. */
	limit: number;
	windowMs: number;
	now?: () => number;
}

/** Counts attempts per source in fixed windows, in this process's memory. */
export class RateLimit {
	readonly #options: Required<RateLimitOptions>;
	readonly #windows = new Map<string, { endsAt: number; count: number }>();

	constructor(options: RateLimitOptions) {
		this.#options = { now: Date.now, ...options };
	}

	/** Counts one attempt; says for how long the source must wait, 0 when it may go on. */
	take(source: string): number {
		const now = this.#options.now();
		// Windows that ended are dropped here, so that strangers cannot fill the memory.
		if (this.#windows.size > 1000) {
			for (const [key, window] of this.#windows) if (window.endsAt <= now) this.#windows.delete(key);
		}
		const open = this.#windows.get(source);
		if (!open || open.endsAt <= now) {
			this.#windows.set(source, { endsAt: now + this.#options.windowMs, count: 1 });
			return 0;
		}
		open.count += 1;
		return open.count > this.#options.limit ? open.endsAt - now : 0;
	}
}
