import type { FeedChange } from "../../lib/contracts/feed.ts";

export interface RefreshPlanOptions {
	/** Asks for the page again; {@link RefreshPlan.done} is called when it is there. */
	refresh(): void;
	/** `must`: not now at all; `rather_not`: somebody is at it, so better in a moment. */
	holds(): "must" | "rather_not" | null;
	/** What was asked for is there: these changes are what it shows. */
	shown(changes: readonly FeedChange[]): void;
}

/** Changes seldom come alone. */
const gatherMs = 800;
export const gapMs = 2000;
/** A page that takes long to make is asked for less often. */
const gapOfDuration = 4;
const longestGapMs = 15_000;
const lookAgainMs = 200;
/** For whom never rests it does not wait for ever. */
const mostPatienceMs = 6000;

/** When to ask for a page again: soon, not often, one at a time, and not while somebody drags. */
export class RefreshPlan {
	readonly #options: RefreshPlanOptions;
	#waiting: FeedChange[] = [];
	#asked: FeedChange[] | null = null;
	#isWanted = false;
	#timer: ReturnType<typeof setTimeout> | undefined;
	#wantedAt = 0;
	#beganAt = 0;
	#freeFrom = 0;

	constructor(options: RefreshPlanOptions) {
		this.#options = options;
	}

	/** Something on the page is no longer so. */
	want(changes: readonly FeedChange[] = []): void {
		this.#waiting.push(...changes);
		if (!this.#isWanted) this.#wantedAt = Date.now();
		this.#isWanted = true;
		if (this.#asked === null && this.#timer === undefined)
			this.#in(Math.max(gatherMs, this.#freeFrom - Date.now()));
	}

	/** The page that was asked for is there. */
	done(): void {
		if (this.#asked === null) return;
		const changes = this.#asked;
		this.#asked = null;
		const tookMs = Date.now() - this.#beganAt;
		this.#freeFrom = Date.now() + Math.min(longestGapMs, Math.max(gapMs, gapOfDuration * tookMs));
		this.#options.shown(changes);
		if (this.#isWanted) this.#in(this.#freeFrom - Date.now());
	}

	stop(): void {
		clearTimeout(this.#timer);
		this.#timer = undefined;
		this.#isWanted = false;
		this.#waiting = [];
	}

	#in(ms: number): void {
		this.#timer = setTimeout(() => this.#go(), ms);
	}

	#go(): void {
		this.#timer = undefined;
		const held = this.#options.holds();
		const isImpatient = Date.now() - this.#wantedAt > mostPatienceMs;
		if (held === "must" || (held === "rather_not" && !isImpatient)) {
			this.#in(lookAgainMs);
			return;
		}
		this.#asked = this.#waiting;
		this.#waiting = [];
		this.#isWanted = false;
		this.#beganAt = Date.now();
		this.#options.refresh();
	}
}
