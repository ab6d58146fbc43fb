import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { getRequestListener } from "@hono/node-server";
import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sessions, tokens } from "../../db/schema/index.ts";
import { sessionCookie } from "../auth/session-cookie.ts";
import { hashSecret } from "../auth/token-auth.ts";
import { WhenceError } from "../contracts/errors.ts";
import type { FeedView } from "../contracts/feed.ts";
import type { TransformView } from "../contracts/transforms.ts";
import { consumeSignInLink, createSignInLink } from "../services/sessions/sign-in-link.ts";
import { eventStream } from "./event-stream.ts";
import { type TestApi, testApi } from "./testing.ts";

interface Heard {
	name: string;
	id: string | undefined;
	data: { changes?: FeedView["changes"]; reason?: string };
}

/** Reads server-sent events one by one, as the HTML standard says; beats are skipped. */
function reading(response: Response): { next: () => Promise<Heard | null>; leave: () => Promise<void> } {
	const reader = (response.body as ReadableStream<Uint8Array>).getReader();
	const decoder = new TextDecoder();
	let text = "";
	const next = async (): Promise<Heard | null> => {
		for (;;) {
			const end = text.indexOf("\n\n");
			if (end < 0) {
				const { done, value } = await reader.read();
				if (done) return null;
				text += decoder.decode(value, { stream: true });
				continue;
			}
			const fields = new Map(
				text
					.slice(0, end)
					.split("\n")
					.map((line) => line.split(/: ?(.*)/s, 2) as [string, string]),
			);
			text = text.slice(end + 2);
			const name = fields.get("event");
			if (name && name !== "beat")
				return { name, id: fields.get("id"), data: JSON.parse(fields.get("data") ?? "{}") };
		}
	};
	return { next, leave: () => reader.cancel() };
}

describe("the feed over HTTP", () => {
	let api: TestApi;
	let server: Server;
	let url: string;
	let contributor: string;
	let viewer: string;
	beforeAll(async () => {
		api = await testApi();
		contributor = await api.tokenOf(api.world.contributor);
		viewer = await api.tokenOf(api.world.viewer);
		server = createServer(getRequestListener(api.app.fetch));
		await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
		url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/v1/feed`;
	});
	afterAll(async () => {
		api.runtime.feed.close();
		await new Promise((resolve) => server.close(resolve));
		expect(api.unexpected).toEqual([]);
		await api.world.close();
	});

	let made = 0;
	const change = async () =>
		(await (
			await api.ask(contributor, "POST", "/transforms", { key: `t-${made++}` })
		).json()) as TransformView;
	const listen = (headers: Record<string, string>, query = "") =>
		fetch(url + query, { headers: { accept: "text/event-stream", ...headers } });
	const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
	const poll = async (query = "") =>
		(await (await fetch(url + query, { headers: bearer(viewer) })).json()) as FeedView;
	const queryAfter = (cursor: string | undefined) => `?after=${encodeURIComponent(cursor ?? "")}`;

	it("refuses whoever is not signed in, and a wrong parameter", async () => {
		expect((await listen({})).status).toBe(401);
		expect((await listen(bearer(`whn_${"x".repeat(40)}`))).status).toBe(401);
		expect((await listen(bearer(viewer), "?since=1")).status).toBe(400);
		expect((await fetch(`${url}?since=1`, { headers: bearer(viewer) })).status).toBe(400);
	});

	it("streams changes as they come, in a form that nothing on the way gathers or keeps", async () => {
		const response = await listen(bearer(viewer));
		expect(response.status).toBe(200);
		expect(response.headers.get("content-type")).toBe("text/event-stream");
		expect(response.headers.get("cache-control")).toBe("no-store, no-transform");
		expect(response.headers.get("x-accel-buffering")).toBe("no");
		const { next, leave } = reading(response);
		expect(await next()).toMatchObject({ name: "hello", id: expect.stringContaining(".") });
		const first = await change();
		expect(await next()).toMatchObject({ name: "changes", data: { changes: [{ uid: first.uid }] } });
		const second = await change();
		expect(await next()).toMatchObject({ name: "changes", data: { changes: [{ uid: second.uid }] } });
		await leave();
	});

	it("goes on after the last event that was heard, whatever the address says", async () => {
		const stream = reading(await listen(bearer(viewer)));
		const hello = await stream.next();
		const first = await change();
		const heard = await stream.next();
		expect(heard?.data.changes?.map(({ uid }) => uid)).toEqual([first.uid]);
		await stream.leave();
		const missed = await change();
		const again = reading(
			await listen({ ...bearer(viewer), "last-event-id": heard?.id ?? "" }, queryAfter(hello?.id)),
		);
		// Where it was, until it has heard more: it may break off before.
		expect(await again.next()).toMatchObject({ name: "hello", id: heard?.id });
		expect((await again.next())?.data.changes?.map(({ uid }) => uid)).toEqual([missed.uid]);
		await again.leave();
		const byAddress = reading(await listen(bearer(viewer), queryAfter(hello?.id)));
		await byAddress.next();
		expect((await byAddress.next())?.data.changes?.map(({ uid }) => uid)).toEqual([first.uid, missed.uid]);
		await byAddress.leave();
	});

	it("says reset when it does not know the cursor", async () => {
		const { next, leave } = reading(await listen({ ...bearer(viewer), "last-event-id": "nonsense" }));
		// Who breaks off here must hear the reset when coming again.
		expect(await next()).toEqual({ name: "hello", id: undefined, data: {} });
		expect(await next()).toMatchObject({ name: "reset", id: expect.stringContaining(".") });
		await leave();
		expect(await poll("?after=nonsense")).toMatchObject({ isReset: true, changes: [] });
	});

	it("answers at once to who does not ask for a stream", async () => {
		const begin = await poll();
		expect(begin).toMatchObject({ isReset: false, changes: [] });
		expect((await poll(queryAfter(begin.cursor))).changes).toEqual([]);
		const one = await change();
		const next = await poll(queryAfter(begin.cursor));
		expect(next.changes.map(({ uid, action }) => [uid, action])).toEqual([[one.uid, "transform.create"]]);
		expect((await poll(queryAfter(next.cursor))).changes).toEqual([]);
	});

	it("ends when the session signs out, and tells a token that was revoked", async () => {
		const { db } = api.runtime;
		const visitor = { via: "web" as const, requestId: "r", address: null };
		const { token } = await createSignInLink(db, visitor, api.world.viewer.actor.uid);
		const opened = await consumeSignInLink(db, visitor, { token, lifeSeconds: 60, userAgent: null });
		if ("refusal" in opened) throw new Error(opened.refusal);
		const { instance } = api.runtime;
		const options = { instanceUid: instance.uid, secret: api.secret, isSecure: false };
		const cookie = sessionCookie(opened.sessionToken, options).split(";")[0] ?? "";
		const other = reading(await listen(bearer(viewer)));
		const own = reading(await listen({ cookie }));
		for (const stream of [own, other]) expect((await stream.next())?.name).toBe("hello");
		const out = await fetch(url.replace("/v1/feed", "/auth/sign-out"), {
			method: "POST",
			headers: { cookie, origin: new URL(url).origin },
			redirect: "manual",
		});
		expect(out.status).toBe(303);
		expect(await own.next()).toMatchObject({ name: "end", data: { reason: "signed_out" } });
		expect(await own.next()).toBeNull();
		// Others were asked as well, and stay.
		const later = await change();
		expect(await other.next()).toMatchObject({ name: "changes", data: { changes: [{ uid: later.uid }] } });
		await other.leave();
		expect(await db.select().from(sessions).where(eq(sessions.token, opened.sessionToken))).toEqual([]);
	});

	it("notices after a while that a token expired, which writes nothing", async () => {
		const secret = await api.tokenOf(api.world.viewer);
		const listener = await api.runtime.feed.listen("somebody", null);
		const check = async () => {
			const me = await api.ask(secret, "GET", "/me");
			if (me.status === 401) throw new WhenceError("unauthenticated", "expired");
		};
		const stream = reading(new Response(eventStream({ listener, check, heartbeatMs: 10, checkMs: 20 })));
		expect((await stream.next())?.name).toBe("hello");
		await api.runtime.db
			.update(tokens)
			.set({ expiresAt: sql`now() - interval '1 second'` })
			.where(eq(tokens.hash, hashSecret(secret)));
		expect(await stream.next()).toMatchObject({ name: "end" });
		expect(await stream.next()).toBeNull();
	});

	it("sends beats while nothing comes, and holds nothing for who has left", async () => {
		const listener = await api.runtime.feed.listen("somebody", null);
		const stream = eventStream({ listener, check: async () => undefined, heartbeatMs: 5 });
		const reader = stream.getReader();
		const decoder = new TextDecoder();
		expect(decoder.decode((await reader.read()).value)).toMatch(
			/^retry: \d+\nevent: hello\nid: .+\ndata: {}\n\n$/,
		);
		expect(decoder.decode((await reader.read()).value)).toBe("event: beat\ndata: {}\n\n");
		await reader.cancel();
		expect(await listener.take(0)).toEqual({ kind: "closed" });
	});

	it("ends when the server stops, and takes nobody any more", async () => {
		const stream = reading(await listen(bearer(viewer)));
		expect((await stream.next())?.name).toBe("hello");
		api.runtime.feed.close();
		expect(await stream.next()).toBeNull();
		expect((await listen(bearer(viewer))).status).toBe(503);
		expect((await poll()).isReset).toBe(false);
	});
});
