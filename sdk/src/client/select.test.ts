import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createdAt, key, plain, reference, sizeBytes } from "./filters.ts";
import { toLookup } from "./lookup.ts";
import { type Registry, Select } from "./select.ts";

interface Item {
	uid: string;
}
const registry: Registry<Item, string> = {
	name: "file",
	path: "/files",
	filters: { key, createdAt, sizeBytes, type: plain("type"), transform: reference("transform") },
	sorts: ["createdAt"],
	wrap: (view) => view.uid,
	row: (view) => ({ uid: view.uid }),
};
const asked: URL[] = [];
const tokens: (string | undefined)[] = [];
let refusals = 0;
let server: Server;

beforeAll(async () => {
	server = createServer((request, response) => {
		const url = new URL(request.url ?? "/", "http://localhost");
		if (url.pathname === "/api/v1/health") {
			response.end(JSON.stringify({ status: "ok", version: "0.1.0", instanceUid: "i1" }));
			return;
		}
		asked.push(url);
		tokens.push(request.headers.authorization);
		if (refusals-- > 0) {
			response.writeHead(503).end("{}");
			return;
		}
		const second = url.searchParams.get("cursor") === "c";
		const items = second ? [{ uid: "c" }] : [{ uid: "a" }, { uid: "b" }];
		const page = url.searchParams.get("key") === "none" ? [] : items;
		const nextCursor = second || page.length === 0 ? null : "c";
		response.end(JSON.stringify({ items: page, nextCursor, total: 3 }));
	});
	await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
	process.env.WHENCE_URL = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	process.env.WHENCE_TOKEN = "whn_test";
});
afterAll(() => {
	server.close();
	delete process.env.WHENCE_URL;
	delete process.env.WHENCE_TOKEN;
});

const files = new Select<string, Record<string, unknown>>(registry);

test("reads every page with the token, after a 503", async () => {
	refusals = 1;
	expect(await files.all()).toEqual(["a", "b", "c"]);
	expect(tokens.at(-1)).toBe("Bearer whn_test");
});
test("says filters in the wire's words", async () => {
	const narrowed = { key: { startsWith: "x/" }, sizeBytes: { gte: 5 }, transform: { uid: "t1" } };
	await files.where(narrowed).orderBy("createdAt").first();
	expect(asked.at(-1)?.search).toContain("keyPrefix=x%2F&sizeMin=5&transform=t1&sort=createdAt");
});
test("refuses an unknown filter and operator, listing the known ones", () => {
	expect(() => files.where({ colour: 1 })).toThrow("it has key, createdAt, sizeBytes, type, transform");
	expect(() => files.where({ key: { endsWith: "x" } })).toThrow("it has startsWith");
});
test("refuses a filter that is undefined, rather than select everything", () => {
	expect(() => files.where({ transform: undefined })).toThrow("the filter transform is undefined");
});
test("streams by pages and stops at its limit", async () => {
	const seen: string[] = [];
	for await (const uid of files.limit(2)) seen.push(uid);
	expect(seen).toEqual(["a", "b"]);
	expect(asked.at(-1)?.searchParams.get("limit")).toBe("2");
	expect(() => files.limit(1.5)).toThrow("whole number");
});
test("counts without reading the records", async () => {
	expect(await files.count()).toBe(3);
	expect(asked.at(-1)?.searchParams.get("limit")).toBe("1");
});
test("one() says how many it found", async () => {
	await expect(files.one()).rejects.toMatchObject({ code: "conflict" });
	await expect(files.where({ key: "none" }).one()).rejects.toMatchObject({ code: "not_found" });
});
test("df() makes a table", async () => {
	expect((await files.df()).numRows()).toBe(3);
});
test("lookup numbers names that are taken", () => {
	const lookup = toLookup(["a b", "a-b", "1"], (name) => name);
	expect(lookup).toMatchObject({ a_b: "a b", a_b_2: "a-b", _1: "1" });
	expect(lookup.nobody).toBeUndefined();
});
