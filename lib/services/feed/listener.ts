import type { FeedChange, FeedView } from "../../contracts/feed.ts";

/** What a listener is told: changes and where they end; that somebody should be asked again; or that it is over. */
export type FeedMessage = ({ kind: "changes" } & FeedView) | { kind: "access" } | { kind: "closed" };

/** Changes that wait for a slow reader; more of them become a reset. */
const maxWaiting = 1000;

/** One who listens. What it has not taken yet waits here, in bounds. */
export class FeedListener {
	#view: FeedView | null = null;
	#hasAccessChanged = false;
	#isClosed = false;
	#wake: (() => void) | null = null;
	readonly #onClose: (listener: FeedListener) => void;
	/** Where it began, or null when it was at no place known: then a reset is the first to come. */
	readonly cursor: string | null;

	constructor(cursor: string | null, onClose: (listener: FeedListener) => void) {
		this.cursor = cursor;
		this.#onClose = onClose;
	}

	/** Adds to what waits. */
	tell({ cursor, isReset, changes }: FeedView): void {
		if (this.#isClosed) return;
		const waiting: FeedChange[] = this.#view?.changes ?? [];
		const isTooMuch = waiting.length + changes.length > maxWaiting;
		const mustReset = isReset || isTooMuch || (this.#view?.isReset ?? false);
		this.#view = { cursor, isReset: mustReset, changes: mustReset ? [] : [...waiting, ...changes] };
		this.#wake?.();
	}

	/** A session or token ended somewhere: whether this one's did has to be asked. */
	tellAccess(): void {
		this.#hasAccessChanged = true;
		this.#wake?.();
	}

	/** Ends it: whoever waits for a message learns that there are no more. */
	close(): void {
		if (this.#isClosed) return;
		this.#isClosed = true;
		this.#view = null;
		this.#onClose(this);
		this.#wake?.();
	}

	/** The next message, or null when none came in time. One reader takes at a time. */
	async take(waitMs: number): Promise<FeedMessage | null> {
		const message = this.#next();
		if (message) return message;
		await new Promise<void>((resolve) => {
			const timer = setTimeout(resolve, waitMs);
			timer.unref?.();
			this.#wake = () => {
				clearTimeout(timer);
				resolve();
			};
		});
		this.#wake = null;
		return this.#next();
	}

	#next(): FeedMessage | null {
		if (this.#isClosed) return { kind: "closed" };
		if (this.#hasAccessChanged) {
			this.#hasAccessChanged = false;
			return { kind: "access" };
		}
		const view = this.#view;
		this.#view = null;
		return view && { kind: "changes", ...view };
	}
}
