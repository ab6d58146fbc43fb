import { expect, test } from "vitest";
import { given, sharedListInput } from "./registry-params.ts";

const none = { q: "", dir: "desc" as const, pages: [], tag: null, by: null, from: null, to: null };

test("asks a list verb for nothing but the direction when the URL is bare", () => {
	expect(sharedListInput(none)).toEqual({ dir: "desc" });
});

test("asks for the page of the cursor walked to last", () => {
	expect(sharedListInput({ ...none, pages: ["a", "b"] })).toMatchObject({ cursor: "b" });
});

test("includes the whole of the last day", () => {
	const day = new Date("2026-03-12T00:00:00Z");
	expect(sharedListInput({ ...none, from: day, to: day })).toMatchObject({
		createdAfter: "2026-03-12T00:00:00.000Z",
		createdBefore: "2026-03-13T00:00:00.000Z",
	});
});

test("drops empty values but keeps zero", () => {
	expect(given({ a: null, b: "", c: 0, d: "x" })).toEqual({ c: 0, d: "x" });
});
