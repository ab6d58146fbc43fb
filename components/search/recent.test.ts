import { describe, expect, it } from "vitest";
import { parseRecents, type Recent, recordOfPath, withRecent } from "./recent.ts";

describe("recent records", () => {
	it("come from the pages of records alone", () => {
		expect(recordOfPath("/files/abc")).toEqual({ kind: "file", name: "abc" });
		expect(recordOfPath("/users/a%20b")).toEqual({ kind: "user", name: "a b" });
		for (const path of ["/", "/files", "/files/", "/lineage/impact", "/files/a/b", "/users/%E0%A4%A"])
			expect(recordOfPath(path), path).toBeNull();
	});
	it("stand newest first, each once, six at most", () => {
		let recents: Recent[] = [];
		for (const name of ["a", "b", "c", "a", "d", "e", "f", "g"])
			recents = withRecent(recents, { kind: "run", name });
		expect(recents.map(({ name }) => name)).toEqual(["g", "f", "e", "d", "a", "c"]);
		expect(withRecent(recents, { kind: "file", name: "g" })).toHaveLength(6);
	});
	it("survive whatever else was kept under their name", () => {
		for (const text of [null, "", "{", "7", '{"a":1}', "null"]) expect(parseRecents(text)).toEqual([]);
		const good = { kind: "file", name: "x" };
		const kept = [good, null, 7, { kind: "cat", name: "y" }, { kind: "run" }, { ...good, hit: { title: 1 } }];
		expect(parseRecents(JSON.stringify(kept))).toEqual([good]);
	});
});
