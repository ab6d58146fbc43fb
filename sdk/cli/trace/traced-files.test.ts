import { describe, expect, test } from "vitest";
import { type TraceEvent, tracedFiles } from "./traced-files.ts";

const reads = (at: number, path: string): TraceEvent => ({
	at,
	did: "opened",
	path,
	isRead: true,
	isWritten: false,
});
const writes = (at: number, path: string): TraceEvent => ({
	at,
	did: "opened",
	path,
	isRead: false,
	isWritten: true,
});
const renames = (at: number, from: string, to: string): TraceEvent => ({ at, did: "renamed", from, to });

const follow = (...events: TraceEvent[]) => {
	const { read, written } = tracedFiles(events);
	return { read: Object.fromEntries(read), written: Object.fromEntries(written) };
};

describe("what a trace says of files", () => {
	test("the first time counts, whatever the order of the processes' traces", () => {
		expect(follow(reads(3, "/a"), reads(1, "/a"), writes(2, "/b"))).toEqual({
			read: { "/a": 1 },
			written: { "/b": 2 },
		});
	});

	test("what is read after it was written is no input, what was read before is one too", () => {
		expect(follow(writes(1, "/a"), reads(2, "/a"))).toEqual({ read: {}, written: { "/a": 1 } });
		expect(follow(reads(1, "/a"), writes(2, "/a"))).toEqual({ read: { "/a": 1 }, written: { "/a": 2 } });
	});

	test("what is renamed stands under its last name, alone or in its folder", () => {
		expect(follow(writes(1, "/a.tmp"), renames(2, "/a.tmp", "/a"), reads(3, "/a"))).toEqual({
			read: {},
			written: { "/a": 1 },
		});
		expect(follow(writes(1, "/tmp/x/a"), writes(2, "/tmp/xy"), renames(3, "/tmp/x", "/out"))).toEqual({
			read: {},
			written: { "/out/a": 1, "/tmp/xy": 2, "/out": 3 },
		});
		expect(follow(reads(1, "/in"), renames(2, "/in", "/done/in"))).toEqual({
			read: { "/done/in": 1 },
			written: {},
		});
	});

	test("what is moved there by one that nobody saw open it is new under its name; a second name is one more", () => {
		expect(follow(renames(1, "/a", "/b"))).toEqual({ read: {}, written: { "/b": 1 } });
		expect(follow(writes(1, "/a"), { at: 2, did: "linked", from: "/a", to: "/b" })).toEqual({
			read: {},
			written: { "/a": 1, "/b": 1 },
		});
	});
});
