import type { Database } from "../../../db/client.ts";
import { WhenceError } from "../../contracts/errors.ts";
import { feedCursor, parseFeedCursor } from "./cursor.ts";
import { FeedListener } from "./listener.ts";
import { type ReadChanges, readChanges } from "./read-changes.ts";

/** What changes on this instance, told to all who listen in this process by one who looks. */
export interface Feed {
	/**
	 * Begins to listen, after a cursor or from now on.
	 *
	 * @throws WhenceError `unavailable` when too many listen, or the server stops.
	 */
	listen(who: string, after: string | null): Promise<FeedListener>;
	/** Something was written through this process: looks soon, instead of at its time. */
	poke(): void;
	/** Ends all who listen. */
	close(): void;
}

export interface FeedOptions {
	instanceUid: string;
	/** Called when looking failed; it is tried again. */
	onError?: (error: unknown) => void;
	/** How often it looks: at first, and at most when nothing comes. */
	everyMs?: number;
	slowestMs?: number;
	maxListeners?: number;
	/** Of one person: many browsers, not all of them. */
	maxOfOne?: number;
}

/** How soon after a write it looks, so that many at once are one look. */
const pokeMs = 150;
const slower = 1.25;

/** Makes a {@link Feed}; it asks the database nothing while nobody listens. */
export function createFeed(
	db: Database,
	{
		instanceUid,
		onError = () => undefined,
		everyMs = 1000,
		slowestMs = 4000,
		maxListeners = 256,
		maxOfOne = 32,
	}: FeedOptions,
): Feed {
	const listeners = new Map<FeedListener, string>();
	/** What all listeners have been told; null while nobody listens. */
	let seen: string | null = null;
	let isClosed = false;
	let pauseMs = everyMs;
	let timer: NodeJS.Timeout | undefined;
	let dueAt = 0;
	// One after another: what an older look saw must not be told after a newer one.
	let last: Promise<unknown> = Promise.resolve();
	const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
		const mine = last.then(work, work);
		last = mine.catch(() => undefined);
		return mine;
	};

	const tell = (listener: FeedListener, { snapshot, changes, isReset, hasAccessChanged }: ReadChanges) => {
		if (hasAccessChanged) listener.tellAccess();
		if (isReset || changes.length > 0)
			listener.tell({ cursor: feedCursor(instanceUid, snapshot), isReset, changes });
	};
	const look = async () => {
		const read = await readChanges(db, { after: seen });
		seen = read.snapshot;
		pauseMs = read.changes.length > 0 ? everyMs : Math.min(slowestMs, pauseMs * slower);
		for (const listener of listeners.keys()) tell(listener, read);
	};
	/** Looks then, or sooner if that was planned. */
	const lookIn = (ms: number) => {
		const due = Date.now() + ms;
		if (listeners.size === 0 || (timer !== undefined && dueAt <= due)) return;
		clearTimeout(timer);
		dueAt = due;
		timer = setTimeout(() => {
			timer = undefined;
			inTurn(async () => listeners.size > 0 && look())
				.catch((error: unknown) => {
					pauseMs = slowestMs;
					onError(error);
				})
				.finally(() => lookIn(pauseMs));
		}, ms);
		timer.unref();
	};
	const leave = (listener: FeedListener) => {
		listeners.delete(listener);
		if (listeners.size > 0) return;
		clearTimeout(timer);
		timer = undefined;
		seen = null;
	};
	const requireRoom = (who: string) => {
		const own = [...listeners.values()].filter((each) => each === who).length;
		if (!isClosed && listeners.size < maxListeners && own < maxOfOne) return;
		const why = isClosed ? "The server stops." : "Too many listen for changes already.";
		throw new WhenceError("unavailable", why, { hint: "Ask for `application/json` now and then instead." });
	};
	return {
		listen: (who, after) =>
			inTurn(async () => {
				requireRoom(who);
				// All stand at one place, which the new one catches up with first.
				await look();
				const at = seen ?? "";
				const from = after === null ? null : parseFeedCursor(instanceUid, after);
				const missed =
					after === null
						? null
						: from === null
							? { snapshot: at, changes: [], isReset: true, hasAccessChanged: false }
							: await readChanges(db, { after: from, upTo: at });
				requireRoom(who);
				// The others may have left meanwhile.
				seen = at;
				// What was missed is still to come, so who breaks off before begins where it was.
				const listener = new FeedListener(
					from === null && after !== null ? null : (after ?? feedCursor(instanceUid, at)),
					leave,
				);
				listeners.set(listener, who);
				if (missed) tell(listener, missed);
				pauseMs = everyMs;
				lookIn(pauseMs);
				return listener;
			}),
		poke: () => {
			pauseMs = everyMs;
			lookIn(pokeMs);
		},
		close: () => {
			isClosed = true;
			for (const listener of [...listeners.keys()]) listener.close();
		},
	};
}
