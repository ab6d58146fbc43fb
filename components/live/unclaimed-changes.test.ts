import { expect, test } from "vitest";
import type { FeedChange } from "../../lib/contracts/feed.ts";
import { UnclaimedChanges } from "./unclaimed-changes.ts";

function change(uid: string, runUid: string): FeedChange {
	return {
		id: uid,
		action: "file.register",
		kind: "file",
		uid,
		related: [{ kind: "run", uid: runUid }],
		status: null,
		at: "2026-03-12T14:02:00.000Z",
		by: "testuser1",
	};
}
const isOf = (shown: readonly string[]) => (asked: FeedChange) =>
	asked.related.some(({ uid }) => shown.includes(uid));

test("tells of a run's file that came before the page that first shows the run, once", () => {
	const unclaimed = new UnclaimedChanges();
	const early = change("file-1", "run-2");
	expect(unclaimed.hear([early], isOf(["run-1"]))).toEqual([]);
	expect(unclaimed.claim(isOf(["run-1"]))).toEqual([]);
	expect(unclaimed.claim(isOf(["run-1", "run-2"]))).toEqual([early]);
	expect(unclaimed.claim(isOf(["run-1", "run-2"]))).toEqual([]);
});

test("does not keep what was told when it came", () => {
	const unclaimed = new UnclaimedChanges();
	const mine = change("file-1", "run-1");
	expect(unclaimed.hear([mine, change("file-2", "run-2")], isOf(["run-1"]))).toEqual([mine]);
	expect(unclaimed.claim(isOf(["run-1"]))).toEqual([]);
});

test("keeps the newest when very many are of no concern", () => {
	const unclaimed = new UnclaimedChanges();
	const many = Array.from({ length: 700 }, (_, index) => change(`file-${index}`, "run-2"));
	for (const each of many) unclaimed.hear([each], () => false);
	expect(unclaimed.claim(() => true)).toEqual(many.slice(-500));
});
