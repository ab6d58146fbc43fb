import type { FeedChange } from "../../lib/contracts/feed.ts";

const count = (n: number, one: string, many: string) => (n === 0 ? [] : [`${n} ${n === 1 ? one : many}`]);

/**
 * What came, in a few words: "2 new files, 1 run completed". Only what is new or has ended is worth words; null when
 * nothing is.
 */
export function sayChanges(changes: readonly FeedChange[]): string | null {
	const uids = (is: (change: FeedChange) => boolean) =>
		new Set(changes.filter(is).map(({ uid }) => uid)).size;
	const runs = (action: FeedChange["action"], status: FeedChange["status"]) =>
		uids((change) => change.action === action && change.status === status);
	const parts = [
		...count(
			uids(({ action }) => action === "file.register"),
			"new file",
			"new files",
		),
		...count(
			uids(({ action }) => action === "transform.create"),
			"new transform",
			"new transforms",
		),
		...count(runs("run.create", null), "run started", "runs started"),
		...count(runs("run.finish", "completed"), "run completed", "runs completed"),
		...count(runs("run.finish", "failed"), "run failed", "runs failed"),
		...count(runs("run.finish", "aborted"), "run aborted", "runs aborted"),
	];
	return parts.length === 0 ? null : parts.join(", ");
}
