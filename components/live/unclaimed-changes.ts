import type { FeedChange } from "../../lib/contracts/feed.ts";

const mostKept = 500;

/**
 * Changes that were of no concern to a page when they came. They may be later: a file that a run made while the page
 * with that run was on its way came too early to be known, and too late to be in that page.
 */
export class UnclaimedChanges {
	#kept: readonly FeedChange[] = [];

	/** Which of what came concern the page; the rest is kept, the newest of it. */
	hear(changes: readonly FeedChange[], isMine: (change: FeedChange) => boolean): FeedChange[] {
		const mine = changes.filter(isMine);
		this.#kept = [...this.#kept, ...changes.filter((change) => !mine.includes(change))].slice(-mostKept);
		return mine;
	}

	/** Which of what was kept concern the page as it is now; each is told once. */
	claim(isMine: (change: FeedChange) => boolean): FeedChange[] {
		const mine = this.#kept.filter(isMine);
		this.#kept = this.#kept.filter((change) => !mine.includes(change));
		return mine;
	}
}
