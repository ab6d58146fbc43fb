import { expect, test } from "vitest";
import { given, paging, sharedFilters } from "./registry-params.ts";

const none = { q: "", tag: null, by: null, from: null, to: null };
const newest = { sort: "createdAt", dir: "desc", pages: [], limit: null } as const;

test("asks a list verb for nothing when the URL is bare", () => {
	expect(sharedFilters(none)).toEqual({});
	expect(paging({ ...newest, pages: [] }, {})).toEqual({ sort: "createdAt", dir: "desc" });
});

test("asks for the page of the cursor walked to last", () => {
	expect(paging({ ...newest, pages: ["a", "b"] }, {})).toMatchObject({ cursor: "b" });
});

test("takes the size of a page from the address before the usual one", () => {
	expect(paging({ ...newest, pages: [], limit: 250 }, { limit: 100 })).toMatchObject({ limit: 250 });
	expect(paging({ ...newest, pages: [] }, { limit: 100 })).toMatchObject({ limit: 100 });
});

test("includes the whole of the last day", () => {
	const day = new Date("2026-03-12T00:00:00Z");
	expect(sharedFilters({ ...none, from: day, to: day })).toEqual({
		createdAfter: "2026-03-12T00:00:00.000Z",
		createdBefore: "2026-03-13T00:00:00.000Z",
	});
});

test("drops empty values but keeps zero", () => {
	expect(given({ a: null, b: "", c: 0, d: "x" })).toEqual({ c: 0, d: "x" });
});
