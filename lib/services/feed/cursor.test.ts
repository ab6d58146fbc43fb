import { expect, it } from "vitest";
import { feedCursor, parseFeedCursor } from "./cursor.ts";

const uid = "AbCdEf123456";

it("gives back the snapshot that it was made of", () => {
	for (const snapshot of ["7:7:", "7:20:7,9,19", "18446:18500:18499"])
		expect(parseFeedCursor(uid, feedCursor(uid, snapshot))).toBe(snapshot);
});

it.each([
	"",
	"nonsense",
	"7:7:",
	`${uid}.`,
	`${uid}.7:6:`,
	`${uid}.0:9:`,
	`${uid}.7:20:20`,
	`${uid}.7:20:6`,
	`${uid}.7:20:9,8`,
	`${uid}.7:20:9,`,
	`${uid}.7:99999999999999999999:`,
	`${uid}.9223372036854775807:9223372036854775808:`,
	`${uid}.7:7:'; drop table runs; --`,
	"Other0123456.7:7:",
])("takes %j for none of its own", (cursor) => {
	expect(parseFeedCursor(uid, cursor)).toBeNull();
});

it("stays short when very many transactions are open, and then misses none of them", () => {
	const open = Array.from({ length: 5000 }, (_, i) => 1000 + 2 * i);
	const cursor = feedCursor(uid, `1000:20000:${open.join(",")}`);
	expect(cursor.length).toBeLessThan(4096);
	expect(parseFeedCursor(uid, cursor)).toBe("1000:1000:");
});
