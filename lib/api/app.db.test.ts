import { createHash, createHmac } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { tokens, users } from "../../db/schema/index.ts";
import { sessionCookie } from "../auth/session-cookie.ts";
import type { FileRegisterView } from "../contracts/files.ts";
import type { ImpactView } from "../contracts/impact.ts";
import { consumeSignInLink, createSignInLink } from "../services/sessions/sign-in-link.ts";
import type { RouteDoc } from "./route.ts";
import { apiRoutes } from "./routes.ts";
import { type TestApi, testApi } from "./testing.ts";

const text = "hello, lineage";
const bytes = new TextEncoder().encode(text);
const hash = createHash("sha256").update(bytes).digest("hex");

describe("the API", () => {
	let api: TestApi;
	let admin: string;
	let contributor: string;
	let viewer: string;
	let fileUid: string;
	beforeAll(async () => {
		api = await testApi();
		admin = await api.tokenOf(api.world.admin);
		contributor = await api.tokenOf(api.world.contributor);
		viewer = await api.tokenOf(api.world.viewer);
		await api.ask(contributor, "PUT", `/storages/default/blobs/${hash}`, bytes, {
			"x-whence-size": String(bytes.length),
		});
		const content = { kind: "blob", hash, sizeBytes: bytes.length };
		const saved = await api.ask(contributor, "POST", "/files", { key: "a/hello.txt", content });
		fileUid = ((await saved.json()) as FileRegisterView).file.uid;
	});
	afterAll(async () => {
		expect(api.unexpected).toEqual([]);
		await api.world.close();
	});

	it("tells the second of two edits what is there now, and who was faster", async () => {
		const made = (await (
			await api.ask(contributor, "POST", "/transforms", { key: "edited-twice.py", name: "first" })
		).json()) as { uid: string };
		const edit = (name: string) =>
			api.ask(contributor, "PATCH", `/transforms/${made.uid}`, { revision: 1, name });
		expect((await edit("theirs")).status).toBe(200);
		const second = await edit("mine");
		expect(second.status).toBe(409);
		expect(await second.json()).toMatchObject({
			code: "conflict",
			field: "revision",
			current: {
				revision: 2,
				value: { name: "theirs", description: "" },
				changedAt: expect.any(String),
				changedBy: { handle: "contributor" },
			},
		});
	});

	describe("is closed", () => {
		const concrete = (path: string) =>
			path.replace("{hash}", hash).replaceAll(/\{\w+\}/g, "0000000000000000");

		it.each(apiRoutes.map(({ doc }) => [doc.method.toUpperCase(), doc.path] as const))(
			"without session or token: %s %s",
			async (method, path) => {
				const response = await api.ask(null, method, concrete(path));
				expect(response.status).toBe(401);
				const wrong = await api.ask(`whn_${"x".repeat(40)}`, method, concrete(path));
				expect(wrong.status).toBe(401);
			},
		);

		// An export asks by POST only because uids are many.
		const isRead = ({ method, path }: RouteDoc) =>
			method === "get" || method === "head" || path.endsWith("/export");
		const writes = apiRoutes.filter(({ doc }) => !isRead(doc));
		const [file, record] = ["0000000000000000", "0000000000000000"];
		/** A valid body of each write: what is refused then is the viewer, not the input. */
		const bodies: Record<string, unknown> = {
			"POST /storages": { root: "/tmp/somewhere" },
			"PUT /storages/{uid}/blobs/{hash}": bytes,
			"POST /transforms": { key: "no" },
			"POST /transforms/move": { from: "a", to: "b" },
			"PATCH /transforms/{uid}": { revision: 1, name: "no" },
			"POST /runs": { transformUid: record },
			"PATCH /runs/{uid}": { revision: 1, name: "no" },
			"POST /runs/{uid}/heartbeat": undefined,
			"POST /runs/{uid}/log": { entries: [{ text: "no" }] },
			"POST /runs/{uid}/finish": { status: "completed" },
			"POST /runs/{uid}/inputs": { inputs: [{ fileUid: file }] },
			"PUT /runs/{uid}/inputs/{fileUid}": {},
			"DELETE /runs/{uid}/inputs/{fileUid}": { reason: "no" },
			"POST /runs/{uid}/inputs/{fileUid}/restore": {},
			"PUT /runs/{uid}/outputs/{fileUid}": {},
			"DELETE /runs/{uid}/outputs/{fileUid}": { reason: "no" },
			"POST /runs/{uid}/outputs/{fileUid}/restore": {},
			"POST /files": { key: "no", content: { kind: "blob", hash, sizeBytes: bytes.length } },
			"POST /files/register": {
				items: [{ key: "no", content: { kind: "blob", hash, sizeBytes: bytes.length } }],
			},
			"POST /files/archive": { uids: [file] },
			"POST /files/restore": { uids: [file] },
			"POST /files/delete": { uids: [file] },
			"POST /views": { registry: "files", name: "no", query: "" },
			"PATCH /views/{uid}": { name: "no" },
			"DELETE /views/{uid}": undefined,
			"POST /tags/bulk": { kind: "file", tag: "no", uids: [file] },
			"POST /tags/bulk/remove": { kind: "file", tag: "no", uids: [file] },
			"PATCH /files/{uid}": { revision: 1, description: "no" },
			"POST /notes": { kind: "file", uid: file, body: "no" },
			"PATCH /notes/{uid}": { revision: 1, body: "no" },
			"DELETE /notes/{uid}": undefined,
			"POST /notes/{uid}/restore": undefined,
			"POST /users/{handle}/deactivate": undefined,
			"POST /users/{handle}/reactivate": undefined,
			"POST /users/{handle}/hand-over": { to: "contributor" },
			"POST /users/{handle}/take-back": undefined,
			"POST /tags": { kind: "file", uid: file, tag: "no" },
			"POST /tags/remove": { kind: "file", uid: file, tag: "no" },
			"POST /tokens": { name: "no" },
			"POST /tokens/{uid}/revoke": undefined,
			"POST /audit/{id}/blank": { reason: "not mine" },
			"POST /files/{uid}/verify": undefined,
		};
		it.each(writes.map(({ doc }) => [doc.method.toUpperCase(), doc.path] as const))(
			"to a viewer for writing: %s %s",
			async (method, path) => {
				const route = `${method} ${path}`;
				expect(Object.keys(bodies), "say here with which valid body it is tried").toContain(route);
				const headers = path.includes("blobs") ? { "x-whence-size": String(bytes.length) } : {};
				const response = await api.ask(viewer, method, concrete(path), bodies[route], headers);
				expect(await response.json()).toMatchObject({ code: "forbidden", status: 403 });
			},
		);

		it("to tokens that are expired, revoked, or of somebody who left", async () => {
			const { db } = api.runtime;
			const hashOf = (token: string) => eq(tokens.hash, createHash("sha256").update(token).digest("hex"));
			const expired = await api.tokenOf(api.world.contributor);
			await db.update(tokens).set({ expiresAt: sql`now() - interval '1 second'` }).where(hashOf(expired));
			const revoked = await api.tokenOf(api.world.contributor);
			await db.update(tokens).set({ revokedAt: sql`now()` }).where(hashOf(revoked));
			const leaver = await api.world.person("leaver");
			const left = await api.tokenOf(leaver);
			await db.update(users).set({ deactivatedAt: sql`now()` }).where(eq(users.id, leaver.actor.uid));
			for (const token of [expired, revoked, left])
				expect((await api.ask(token, "GET", "/me")).status).toBe(401);
		});

		it("to hosts that are not ours, and to writes from other sites' pages", async () => {
			const foreign = await api.app.request("http://evil.example/api/v1/health");
			expect(foreign.status).toBe(403);
			const body = JSON.stringify({ key: "x" });
			const headers = {
				authorization: `Bearer ${contributor}`,
				"content-type": "application/json",
				origin: "http://evil.example",
			};
			const write = await api.app.request("http://localhost/api/v1/transforms", {
				method: "POST",
				headers,
				body,
			});
			expect(write.status).toBe(403);
		});
	});

	it("answers health to anybody, and describes every route to whoever may ask", async () => {
		const health = await api.ask(null, "GET", `/health?nonce=${"ab".repeat(16)}`);
		expect(await health.json()).toMatchObject({
			status: "ok",
			hmac: expect.stringMatching(/^[0-9a-f]{64}$/),
		});
		expect((await api.ask(null, "GET", "/openapi.json")).status).toBe(401);
		const described = (await (await api.ask(viewer, "GET", "/openapi.json")).json()) as { paths: object };
		expect(Object.keys(described.paths).sort()).toEqual(
			[...new Set(apiRoutes.map(({ doc }) => doc.path))].sort(),
		);
		const asPage = (token: string | null) =>
			api.app.request("http://localhost/api", token ? { headers: { authorization: `Bearer ${token}` } } : {});
		expect((await asPage(null)).headers.get("location")).toBe("/sign-in?next=%2Fapi");
		const page = await (await asPage(viewer)).text();
		for (const { doc } of apiRoutes) {
			expect(page).toContain(`<b>${doc.method.toUpperCase()}</b><code>${doc.path}</code>`);
		}
	});

	it("says what is wrong with an input as a problem document, naming the field", async () => {
		const response = await api.ask(contributor, "POST", "/transforms", { key: "x", colour: "red" });
		expect(response.status).toBe(400);
		expect(response.headers.get("content-type")).toBe("application/problem+json");
		expect(await response.json()).toMatchObject({
			code: "invalid",
			field: "colour",
			requestId: expect.any(String),
		});
		expect((await api.ask(contributor, "GET", "/files?colour=red")).status).toBe(400);
		expect((await api.ask(contributor, "GET", "/nowhere")).status).toBe(404);
		const broken = await api.app.request("http://localhost/api/v1/transforms", {
			method: "POST",
			headers: { authorization: `Bearer ${contributor}`, "content-type": "application/json" },
			body: "{",
		});
		expect(broken.status).toBe(400);
		const large = await api.ask(contributor, "POST", "/runs", { transformUid: "x".repeat(2_000_000) });
		expect(large.status).toBe(413);
	});

	it("repeats the answer to the same idempotency key, and refuses it for another body", async () => {
		const headers = { "idempotency-key": "key-1" };
		const first = await api.ask(contributor, "POST", "/transforms", { key: "once" }, headers);
		const again = await api.ask(contributor, "POST", "/transforms", { key: "once" }, headers);
		expect(await again.json()).toEqual(await first.json());
		expect(again.headers.get("idempotency-replayed")).toBe("true");
		const other = await api.ask(contributor, "POST", "/transforms", { key: "twice" }, headers);
		expect(other.status).toBe(422);
		const stranger = await api.ask(admin, "POST", "/transforms", { key: "twice" }, headers);
		expect(stranger.status).toBe(201);
	});

	it("refuses bytes whose hash or size is not what was said, and keeps nothing of them", async () => {
		const wrong = "0".repeat(64);
		const size = { "x-whence-size": String(bytes.length) };
		expect((await api.ask(contributor, "PUT", `/storages/default/blobs/${wrong}`, bytes, size)).status).toBe(
			400,
		);
		expect((await api.ask(contributor, "HEAD", `/storages/default/blobs/${wrong}`)).status).toBe(404);
		const short = { "x-whence-size": "3" };
		expect((await api.ask(contributor, "PUT", `/storages/default/blobs/${hash}`, bytes, short)).status).toBe(
			400,
		);
		expect((await api.ask(contributor, "HEAD", `/storages/default/blobs/${hash}`)).status).toBe(200);
	});

	it("downloads whole and in ranges, without giving the bytes any power", async () => {
		const path = `/files/${fileUid}/content`;
		const whole = await api.ask(viewer, "GET", path);
		expect(await whole.text()).toBe(text);
		expect(whole.headers.get("content-security-policy")).toContain("sandbox");
		const part = await api.ask(viewer, "GET", path, undefined, { range: "bytes=7-13" });
		expect([part.status, await part.text(), part.headers.get("content-range")]).toEqual([
			206,
			"lineage",
			"bytes 7-13/14",
		]);
		const beyond = await api.ask(viewer, "GET", path, undefined, { range: "bytes=99-" });
		expect([beyond.status, beyond.headers.get("content-range")]).toEqual([416, "bytes */14"]);
		const head = await api.ask(viewer, "HEAD", path);
		expect([head.status, head.headers.get("content-length")]).toEqual([200, "14"]);
		const known = await api.ask(viewer, "GET", path, undefined, { "if-none-match": `"${hash}"` });
		expect(known.status).toBe(304);
	});

	it("tells what lies downstream of a person, and streams the whole list", async () => {
		const question = "focusKind=user&focusUid=contributor&kinds=file";
		const view = (await (await api.ask(viewer, "GET", `/impact?${question}&limit=1`)).json()) as ImpactView;
		expect(view.counts.files).toBeGreaterThan(0);
		expect(view.items).toHaveLength(1);
		const csv = await api.ask(viewer, "GET", `/impact/export?${question}`);
		expect(csv.headers.get("content-disposition")).toBe('attachment; filename="impact.csv"');
		const lines = (await csv.text()).split("\r\n");
		expect(lines[0]).toBe("kind,uid,title,version,status,created_at,created_by,depth");
		expect(lines).toHaveLength(view.counts.files + 2);
		expect(lines.find((line) => line.includes(fileUid))).toMatch(
			/^file,\w{16},a\/hello.txt,1,,[\dT:.Z-]+,contributor,0$/,
		);
		const ndjson = await api.ask(viewer, "GET", `/impact/export?${question}&format=ndjson`);
		const rows = (await ndjson.text()).trimEnd().split("\n");
		expect(JSON.parse(rows[0] ?? "")).toEqual(view.items[0]);
		const none = await api.ask(viewer, "GET", "/impact/export?focusKind=file&focusUid=000000000000");
		expect([none.status, none.headers.get("content-disposition")]).toEqual([404, null]);
	});

	it("lets no token make tokens", async () => {
		expect((await api.ask(admin, "POST", "/tokens", { name: "more" })).status).toBe(403);
		expect((await api.ask(admin, "GET", "/tokens")).status).toBe(403);
	});
});

describe("signing in", () => {
	let api: TestApi;
	const visitor = { via: "web" as const, requestId: "r", address: null };
	const lifeSeconds = 3600;
	beforeAll(async () => {
		api = await testApi();
	});
	afterAll(() => api.world.close());

	const open = (token: string, next = "/files") =>
		api.app.request("http://localhost/api/auth/link", {
			method: "POST",
			headers: { "content-type": "application/x-www-form-urlencoded", origin: "http://localhost" },
			body: new URLSearchParams({ token, next }).toString(),
		});

	it("works once by link, and gives a session that better-auth accepts", async () => {
		const { token } = await createSignInLink(api.runtime.db, visitor, api.world.contributor.actor.uid);
		const response = await open(token);
		expect([response.status, response.headers.get("location")]).toEqual([303, "/files"]);
		const cookie = response.headers.get("set-cookie") ?? "";
		expect(cookie).toMatch(/HttpOnly; SameSite=Lax/);
		const headers = { cookie: cookie.split(";")[0] ?? "" };
		const me = await api.app.request("http://localhost/api/v1/me", { headers });
		expect(await me.json()).toMatchObject({ user: { handle: "contributor" }, tokenName: null });
		const again = await open(token);
		expect(again.headers.get("location")).toBe("/sign-in?error=used&next=%2Ffiles");

		const out = await api.app.request("http://localhost/api/auth/sign-out", {
			method: "POST",
			headers: { ...headers, origin: "http://localhost" },
		});
		expect(out.status).toBe(303);
		expect((await api.app.request("http://localhost/api/v1/me", { headers })).status).toBe(401);
	});

	it("leads nowhere but to our own pages", async () => {
		const { token } = await createSignInLink(api.runtime.db, visitor, api.world.contributor.actor.uid);
		expect((await open(token, "//evil.example")).headers.get("location")).toBe("/");
	});

	it("refuses a link after ten minutes, and one that never was", async () => {
		const { db } = api.runtime;
		const { token } = await createSignInLink(db, visitor, api.world.contributor.actor.uid);
		await db.execute(sql`update verifications set expires_at = now() - interval '1 second'`);
		const late = await consumeSignInLink(db, visitor, { token, lifeSeconds, userAgent: null });
		expect(late).toEqual({ refusal: "expired" });
		expect((await open("nonsense")).headers.get("location")).toBe("/sign-in?error=invalid&next=%2Ffiles");
	});

	it("does not believe a cookie that it did not sign", async () => {
		const options = { instanceUid: api.runtime.instance.uid, secret: "x".repeat(64), isSecure: false };
		const cookie = sessionCookie("a".repeat(32), options).split(";")[0] ?? "";
		expect((await api.app.request("http://localhost/api/v1/me", { headers: { cookie } })).status).toBe(401);
	});

	it("gives links and tokens beside the server only to who knows its secret, once per nonce", async () => {
		const ask = (secret: string, nonce: string) => {
			const mac = createHmac("sha256", secret).update(`POST /api/local/token ${nonce}`).digest("hex");
			return api.app.request("http://localhost/api/local/token", {
				method: "POST",
				headers: { "x-whence-local": `${nonce}.${mac}` },
			});
		};
		expect((await ask("wrong", "n".repeat(20))).status).toBe(401);
		expect((await ask(api.secret, "n".repeat(20))).status).toBe(201);
		expect((await ask(api.secret, "n".repeat(20))).status).toBe(401);
	});
});
