import { describe, expect, test } from "vitest";
import { localPath } from "./local-path.ts";
import { checkOrigin, originPolicy, type RequestFacts } from "./origin.ts";
import { RateLimit } from "./rate-limit.ts";

const policy = originPolicy({ host: "127.0.0.1", hosts: ["data.lab"], publicUrl: null });
const facts = (over: Partial<RequestFacts>): RequestFacts => ({
	method: "GET",
	host: "localhost:7420",
	origin: null,
	fetchSite: null,
	hasCookie: false,
	...over,
});

describe("checkOrigin", () => {
	test.each(["localhost:7420", "127.0.0.1", "[::1]:7420", "data.lab:80"])("accepts the name %s", (host) => {
		expect(() => checkOrigin(facts({ host }), policy)).not.toThrow();
	});
	test.each(["evil.example", "localhost@evil.example", "", null])("refuses the name %s", (host) => {
		expect(() => checkOrigin(facts({ host }), policy)).toThrow("does not answer");
	});
	test("refuses another site's write", () => {
		const input = facts({ method: "POST", origin: "http://localhost:9999", hasCookie: true });
		expect(() => checkOrigin(input, policy)).toThrow("own pages");
	});
	test("accepts a write of its own page", () => {
		const input = facts({ method: "POST", origin: "http://localhost:7420", hasCookie: true });
		expect(() => checkOrigin(input, policy)).not.toThrow();
	});
});

test.each(["//evil.example", "/\\evil.example", "https://evil.example", "", null])(
	"localPath refuses %s",
	(next) => {
		expect(localPath(next)).toBe("/");
	},
);
test("localPath keeps a path with its query", () => {
	expect(localPath("/lineage?focus=a")).toBe("/lineage?focus=a");
});
test("RateLimit makes a source wait until its window ends", () => {
	let now = 0;
	const limit = new RateLimit({ limit: 1, windowMs: 1000, now: () => now });
	expect([limit.take("a"), limit.take("a"), limit.take("b")]).toEqual([0, 1000, 0]);
	now = 1000;
	expect(limit.take("a")).toBe(0);
});
