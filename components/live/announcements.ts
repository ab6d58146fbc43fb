import type { FeedChange } from "../../lib/contracts/feed.ts";
import { sayChanges } from "./say-changes.ts";

const gatherMs = 1000;
/** Nobody wants to be interrupted more often. */
export const quietMs = 10_000;

/** What is said to who cannot see it: much at once, seldom. */
export class Announcements {
	readonly #say: (text: string) => void;
	#waiting: FeedChange[] = [];
	#timer: ReturnType<typeof setTimeout> | undefined;
	#quietUntil = 0;

	constructor(say: (text: string) => void) {
		this.#say = say;
	}

	add(changes: readonly FeedChange[]): void {
		if (sayChanges(changes) === null) return;
		this.#waiting.push(...changes);
		this.#timer ??= setTimeout(() => this.#speak(), Math.max(gatherMs, this.#quietUntil - Date.now()));
	}

	stop(): void {
		clearTimeout(this.#timer);
		this.#timer = undefined;
		this.#waiting = [];
	}

	#speak(): void {
		this.#timer = undefined;
		this.#quietUntil = Date.now() + quietMs;
		const text = sayChanges(this.#waiting);
		this.#waiting = [];
		if (text !== null) this.#say(text);
	}
}
