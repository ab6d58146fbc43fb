import { expect, it } from "vitest";
import type { FeedChange } from "../../contracts/feed.ts";
import { FeedListener } from "./listener.ts";

function change(id: number): FeedChange {
	const at = "2026-01-01T00:00:00.000Z";
	return {
		id: String(id),
		at,
		action: "file.register",
		kind: "file",
		uid: "u",
		related: [],
		status: null,
		by: null,
	};
}
const changes = (from: number, count: number) => Array.from({ length: count }, (_, i) => change(from + i));
const listener = () => new FeedListener("c0", () => undefined);

it("gives what came before and while it was waited for, with the last cursor", async () => {
	const one = listener();
	one.tell({ cursor: "c1", isReset: false, changes: changes(1, 2) });
	one.tell({ cursor: "c2", isReset: false, changes: changes(3, 1) });
	expect(await one.take(0)).toEqual({
		kind: "changes",
		cursor: "c2",
		isReset: false,
		changes: changes(1, 3),
	});
	const waiting = one.take(10_000);
	one.tell({ cursor: "c3", isReset: false, changes: changes(4, 1) });
	expect(await waiting).toMatchObject({ cursor: "c3", changes: changes(4, 1) });
	expect(await one.take(1)).toBeNull();
});

it("keeps a bounded number for a reader that does not read, and says so by a reset", async () => {
	const slow = listener();
	for (let n = 0; n < 500; n++) slow.tell({ cursor: `c${n}`, isReset: false, changes: changes(n * 10, 10) });
	expect(await slow.take(0)).toEqual({ kind: "changes", cursor: "c499", isReset: true, changes: [] });
	slow.tell({ cursor: "c500", isReset: false, changes: changes(1, 1) });
	expect(await slow.take(0)).toMatchObject({ isReset: false, changes: changes(1, 1) });
});

it("tells whoever waits that it is over, once, and forgets what was not read", async () => {
	let left = 0;
	const one = new FeedListener("c0", () => left++);
	const waiting = one.take(10_000);
	one.close();
	one.close();
	expect(await waiting).toEqual({ kind: "closed" });
	one.tell({ cursor: "c1", isReset: false, changes: changes(1, 1) });
	expect(await one.take(0)).toEqual({ kind: "closed" });
	expect(left).toBe(1);
});

it("says before anything else that a session ended somewhere", async () => {
	const one = listener();
	one.tell({ cursor: "c1", isReset: false, changes: changes(1, 1) });
	one.tellAccess();
	expect(await one.take(0)).toEqual({ kind: "access" });
	expect(await one.take(0)).toMatchObject({ kind: "changes" });
});
