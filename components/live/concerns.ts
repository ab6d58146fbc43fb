import type { FeedChange, FeedRecord } from "../../lib/contracts/feed.ts";
import { parseVersionedUid } from "../../lib/contracts/ids.ts";

/** A record as far as changes of it concern whoever looks: another version of a file concerns who sees any. */
export function concernKey({ kind, uid }: FeedRecord): string {
	const family = kind === "file" || kind === "transform" ? parseVersionedUid(uid)?.familyUid : undefined;
	return `${kind}:${family ?? uid}`;
}

/**
 * Whether a change is of one of these records, or joins something to it.
 *
 * @param named records that are no more than named: only what is done to themselves concerns who looks.
 */
export function concerns(
	change: FeedChange,
	keys: ReadonlySet<string>,
	named: ReadonlySet<string> = new Set(),
): boolean {
	const own = concernKey(change);
	if (keys.has(own) || named.has(own)) return true;
	if (change.related.some((record) => keys.has(concernKey(record)))) return true;
	// Of all that people do only what they make is drawn beside them.
	const isMaking = change.action === "run.create" || change.action === "file.register";
	return isMaking && change.by !== null && keys.has(`user:${change.by}`);
}
