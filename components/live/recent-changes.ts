import type { FeedChange } from "../../lib/contracts/feed.ts";

const maxRemembered = 1000;
/** Clocks differ a little, and a change bears the time at which its transaction began. */
const slackMs = 5000;

/** The last changes that were heard: to hear none twice, and to tell those who come a little late. */
export class RecentChanges {
	#changes: FeedChange[] = [];
	#ids = new Set<string>();
	/** Before this moment changes may have been that are not remembered. */
	#knownFrom = Number.NEGATIVE_INFINITY;

	/** @returns those that are new. */
	add(changes: readonly FeedChange[]): FeedChange[] {
		const fresh = changes.filter(({ id }) => !this.#ids.has(id));
		this.#changes.push(...fresh);
		for (const { id } of fresh) this.#ids.add(id);
		const gone = this.#changes.splice(0, Math.max(0, this.#changes.length - maxRemembered));
		for (const { id } of gone) this.#ids.delete(id);
		const last = gone.at(-1);
		if (last) this.#knownFrom = Math.max(this.#knownFrom, Date.parse(last.at));
		return fresh;
	}

	/** After a reset nobody knows what changed until now. */
	forget(): void {
		this.#knownFrom = Date.now();
	}

	/** All that changed after a moment, with a little more for safety. */
	since(moment: number): { isReset: boolean; changes: readonly FeedChange[] } {
		if (moment < this.#knownFrom) return { isReset: true, changes: [] };
		return {
			isReset: false,
			changes: this.#changes.filter(({ at }) => Date.parse(at) > moment - slackMs),
		};
	}
}
