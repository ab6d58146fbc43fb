import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type LogEntry, LogFeed } from "./log-feed.ts";

describe("what a program writes, on its way to the log", () => {
	let sent: LogEntry[];
	let onTheWay: number;
	let feed: LogFeed;
	const text = () => sent.map((entry) => entry.text).join("\n");
	beforeEach(() => {
		vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] });
		sent = [];
		onTheWay = 0;
		feed = new LogFeed({ send: (entries) => sent.push(...entries), charsOnTheWay: () => onTheWay });
	});
	afterEach(() => vi.useRealTimers());

	it("goes on soon, as whole lines in their order, an unfinished one at the end", () => {
		feed.add("stdout", "one\ntw");
		feed.add("stderr", "oops\n");
		feed.add("stdout", "o\nrest");
		expect(sent).toEqual([]);
		vi.advanceTimersByTime(500);
		expect(sent).toEqual([
			{ stream: "stdout", text: "one" },
			{ stream: "stderr", text: "oops" },
			{ stream: "stdout", text: "two" },
		]);
		feed.close();
		expect(sent.at(-1)).toEqual({ stream: "stdout", text: "rest" });
	});

	it("waits for no timer where the program computes without a pause", () => {
		feed.add("stdout", "one\n");
		feed.add("stdout", `${"x".repeat(70_000)}\n`);
		expect(text().replaceAll("\n", "")).toBe(`one${"x".repeat(70_000)}`);
	});

	it("puts letters together that came in pieces", () => {
		const bytes = new TextEncoder().encode("ü🧬\n");
		for (const byte of bytes) feed.add("stdout", Uint8Array.of(byte));
		feed.close();
		expect(text()).toBe("ü🧬");
	});

	it("leaves secrets out", () => {
		feed.add("stdout", "export API_TO");
		feed.add("stdout", "KEN=abc123\n");
		feed.close();
		expect(text()).toBe("export API_TOKEN=***");
	});

	it("does not keep what is no text", () => {
		feed.add("stdout", Uint8Array.of(66, 65, 77, 1, 0, 0, 5));
		feed.add("stdout", "more\n");
		feed.add("stderr", "still read\n");
		feed.close();
		expect(text()).toBe("[whence: stdout is not text; the rest of it is not kept]\nstill read");
	});

	it("leaves out and counts what comes faster than it goes, and keeps the newest", () => {
		onTheWay = Number.POSITIVE_INFINITY;
		for (let i = 0; i < 100_000; i++) feed.add("stdout", `line ${i}\n`);
		expect(sent).toEqual([]);
		feed.close();
		const lines = text().split("\n");
		const [, count = ""] = /([\d,]+) lines are left out/.exec(lines[0] ?? "") ?? [];
		expect(Number(count.replaceAll(",", "")) + lines.length - 1).toBe(100_000);
		expect(lines.at(-1)).toBe("line 99999");
	});

	it("sends no more than the server keeps, however much is written", () => {
		let chars = 0;
		const line = `${"x".repeat(99)}\n`.repeat(100);
		for (let i = 0; i < 4000; i++) feed.add("stdout", line);
		feed.close();
		for (const entry of sent) chars += entry.text.length;
		expect(chars).toBeLessThan(17 * 1024 * 1024);
		expect(text()).toContain("left out");
	});
});
