import { createHash } from "node:crypto";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { desc } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import { auditEvents } from "../../db/schema/index.ts";
import { sessionCookie } from "../auth/session-cookie.ts";
import type { AuditAction } from "../contracts/enums.ts";
import { consumeSignInLink, createSignInLink } from "../services/sessions/sign-in-link.ts";
import { signOut } from "../services/sessions/sign-out.ts";
import { apiRoutes } from "./routes.ts";
import { type TestApi, testApi } from "./testing.ts";

const bytes = new TextEncoder().encode("ACGT");
const hash = createHash("sha256").update(bytes).digest("hex");
const content = { kind: "blob", hash, sizeBytes: bytes.length };

interface Write {
	route: string;
	/** The path with what the steps before made. */
	path?: (made: Record<string, string>) => string;
	body?: (made: Record<string, string>) => unknown;
	/** The events that it leaves, in their order; none with the reason why. */
	leaves: readonly AuditAction[] | { none: string };
	/** A part of the answer that later steps need. */
	keep?: [name: string, of: (view: never) => string];
}

/** Every write once, in an order in which each has something to do. */
const writes: readonly Write[] = [
	{
		route: "PUT /storages/{uid}/blobs/{hash}",
		path: () => `/storages/default/blobs/${hash}`,
		body: () => bytes,
		leaves: { none: "bytes without a record are nothing yet, and are collected" },
	},
	{
		route: "POST /storages",
		body: ({ root }) => ({ root: join(root ?? "", "more") }),
		leaves: ["storage.create"],
	},
	{
		route: "POST /transforms",
		body: () => ({ key: "a.py", type: "script" }),
		leaves: ["transform.create"],
		keep: ["transform", (view: { uid: string }) => view.uid],
	},
	{
		route: "PATCH /transforms/{uid}",
		path: ({ transform }) => `/transforms/${transform}`,
		body: () => ({ revision: 1, name: "Align" }),
		leaves: ["transform.update"],
	},
	{ route: "POST /transforms/move", body: () => ({ from: "a.py", to: "b.py" }), leaves: ["transform.move"] },
	{
		route: "POST /runs",
		body: ({ transform }) => ({ transformUid: transform }),
		leaves: ["run.create"],
		keep: ["run", (view: { uid: string }) => view.uid],
	},
	{
		route: "PATCH /runs/{uid}",
		path: ({ run }) => `/runs/${run}`,
		body: () => ({ revision: 1, name: "Monday" }),
		leaves: ["run.update"],
	},
	{
		route: "POST /runs/{uid}/heartbeat",
		path: ({ run }) => `/runs/${run}/heartbeat`,
		leaves: { none: "a sign of life is no change" },
	},
	{
		route: "POST /runs/{uid}/log",
		path: ({ run }) => `/runs/${run}/log`,
		body: () => ({ entries: [{ text: "reading" }] }),
		leaves: { none: "what a program writes is no change of a record" },
	},
	{
		route: "POST /files",
		body: () => ({ key: "in.txt", content }),
		leaves: ["file.register"],
		keep: ["file", (view: { file: { uid: string } }) => view.file.uid],
	},
	{
		route: "POST /files",
		body: () => ({ key: "out.txt", content }),
		leaves: ["file.register"],
		keep: ["out", (view: { file: { uid: string } }) => view.file.uid],
	},
	{
		route: "POST /files/register",
		body: () => ({ items: [1, 2].map((no) => ({ key: `many/${no}.txt`, content })) }),
		leaves: ["file.register", "file.register"],
		keep: ["many", (view: { items: { uid: string }[] }) => view.items[0]?.uid ?? ""],
	},
	{
		route: "POST /runs/{uid}/inputs",
		path: ({ run }) => `/runs/${run}/inputs`,
		body: ({ many }: Record<string, string>) => ({ inputs: [{ fileUid: many }] }),
		leaves: ["run.add_input"],
	},
	...(["input", "output"] as const).flatMap((side): Write[] => {
		const path = ({ run, file, out }: Record<string, string>) =>
			`/runs/${run}/${side}s/${side === "input" ? file : out}`;
		return [
			{ route: `PUT /runs/{uid}/${side}s/{fileUid}`, path, body: () => ({}), leaves: [`run.add_${side}`] },
			{
				route: `DELETE /runs/{uid}/${side}s/{fileUid}`,
				path,
				body: () => ({ reason: "a mistake" }),
				leaves: [`run.retract_${side}`],
			},
			{
				route: `POST /runs/{uid}/${side}s/{fileUid}/restore`,
				path: (made) => `${path(made)}/restore`,
				body: () => ({}),
				leaves: [`run.restore_${side}`],
			},
		];
	}),
	{
		route: "POST /runs/{uid}/finish",
		path: ({ run }) => `/runs/${run}/finish`,
		body: () => ({ status: "completed" }),
		leaves: ["run.finish"],
	},
	{
		route: "PATCH /files/{uid}",
		path: ({ file }) => `/files/${file}`,
		body: () => ({ revision: 1, description: "reads" }),
		leaves: ["file.update"],
	},
	{
		route: "POST /tags",
		body: ({ file }) => ({ kind: "file", uid: file, tag: "qc" }),
		leaves: ["file.tag"],
	},
	{
		route: "POST /tags/remove",
		body: ({ file }) => ({ kind: "file", uid: file, tag: "qc" }),
		leaves: ["file.untag"],
	},
	{
		route: "POST /tags/bulk",
		body: ({ file, out }) => ({ kind: "file", uids: [file, out], tag: "pilot" }),
		leaves: ["file.tag", "file.tag"],
	},
	{
		route: "POST /tags/bulk/remove",
		body: ({ file, out }) => ({ kind: "file", uids: [file, out], tag: "pilot" }),
		leaves: ["file.untag", "file.untag"],
	},
	{
		route: "POST /notes",
		body: ({ file }) => ({ kind: "file", uid: file, body: "odd reads" }),
		leaves: ["note.add"],
		keep: ["note", (view: { uid: string }) => view.uid],
	},
	{
		route: "PATCH /notes/{uid}",
		path: ({ note }) => `/notes/${note}`,
		body: () => ({ revision: 1, body: "odd reads in lane 2" }),
		leaves: ["note.edit"],
	},
	{ route: "DELETE /notes/{uid}", path: ({ note }) => `/notes/${note}`, leaves: ["note.delete"] },
	{
		route: "POST /notes/{uid}/restore",
		path: ({ note }) => `/notes/${note}/restore`,
		leaves: ["note.restore"],
	},
	{
		route: "POST /files/{uid}/verify",
		path: ({ file }) => `/files/${file}/verify`,
		leaves: ["file.verify"],
	},
	...(["files", "runs", "transforms", "users"] as const).map(
		(noun): Write => ({
			route: `POST /${noun}/export`,
			path: () => `/${noun}/export`,
			body: ({ [noun.slice(0, -1)]: one }) => ({ uids: [one ?? "somebody"] }),
			leaves: { none: "a list too long for an address is read" },
		}),
	),
	...(
		[
			["deactivate", ["user.deactivate", "token.revoke"]],
			["hand-over", ["user.hand_over"]],
			["take-back", ["user.take_back"]],
			["reactivate", ["user.reactivate"]],
		] as const
	).map(
		([verb, leaves]): Write => ({
			route: `POST /users/{handle}/${verb}`,
			path: () => `/users/contributor/${verb}`,
			body: () => (verb === "hand-over" ? { to: "admin" } : undefined),
			leaves,
		}),
	),
	{
		route: "POST /views",
		body: () => ({ registry: "files", name: "BAMs", query: "suffix=.bam" }),
		leaves: ["view.create"],
		keep: ["view", (view: { uid: string }) => view.uid],
	},
	{
		route: "PATCH /views/{uid}",
		path: ({ view }) => `/views/${view}`,
		body: () => ({ name: "All BAMs" }),
		leaves: ["view.update"],
	},
	{ route: "DELETE /views/{uid}", path: ({ view }) => `/views/${view}`, leaves: ["view.delete"] },
	...(["archive", "restore", "delete"] as const).map(
		(verb): Write => ({
			route: `POST /files/${verb}`,
			body: ({ file, out }) => ({ uids: [file, out] }),
			leaves: [`file.${verb}`, `file.${verb}`],
		}),
	),
	{
		route: "POST /tokens",
		body: () => ({ name: "laptop" }),
		leaves: ["token.create"],
		keep: ["token", (view: { token: { uid: string } }) => view.token.uid],
	},
	{
		route: "POST /tokens/{uid}/revoke",
		path: ({ token }) => `/tokens/${token}/revoke`,
		leaves: ["token.revoke"],
	},
	{
		route: "POST /audit/{id}/blank",
		path: ({ event }) => `/audit/${event}/blank`,
		body: () => ({ reason: "a name" }),
		leaves: ["audit.blank"],
	},
];

let api: TestApi;
beforeAll(async () => {
	api = await testApi();
});
afterAll(() => api.world.close());

const visitor = { via: "web" as const, requestId: "test", address: null };
async function newestEvent(): Promise<number> {
	const { db } = api.world.database;
	const [newest] = await db
		.select({ id: auditEvents.id })
		.from(auditEvents)
		.orderBy(desc(auditEvents.id))
		.limit(1);
	return newest?.id ?? 0;
}
async function actionsSince(id: number): Promise<string[]> {
	const { db } = api.world.database;
	const found = await db.select().from(auditEvents).orderBy(auditEvents.id);
	return found.filter((event) => event.id > id).map(({ action }) => action);
}

it("knows every route that writes", () => {
	const routes = apiRoutes
		.map(({ doc }) => `${doc.method.toUpperCase()} ${doc.path}`)
		.filter((route) => !/^(GET|HEAD) /.test(route));
	expect([...new Set(writes.map(({ route }) => route))].sort()).toEqual(routes.sort());
});

it("leaves an event of each write, and none of what is refused", async () => {
	const { db } = api.world.database;
	const { token } = await createSignInLink(db, visitor, api.world.admin.actor.uid);
	const entered = await consumeSignInLink(db, visitor, { token, lifeSeconds: 60, userAgent: null });
	if (!("sessionToken" in entered)) throw new Error("no session");
	const options = { instanceUid: api.runtime.instance.uid, secret: api.secret, isSecure: false };
	const cookie = sessionCookie(entered.sessionToken, options).split(";")[0] ?? "";
	const headers = { cookie, origin: "http://localhost", "sec-fetch-site": "same-origin" };
	const sized = { "x-whence-size": String(bytes.length) };
	await mkdir(join(api.world.root, "more"));
	await api.tokenOf(api.world.contributor);
	const made: Record<string, string> = { root: api.world.root, event: String(await newestEvent()) };
	for (const { route, path, body, leaves, keep } of writes) {
		const [method = "", pattern = ""] = route.split(" ");
		const before = await newestEvent();
		const answer = await api.ask(null, method, path?.(made) ?? pattern, body?.(made), {
			...headers,
			...sized,
		});
		expect(answer.status, `${route}: ${await answer.clone().text()}`).toBeLessThan(300);
		expect(await actionsSince(before), route).toEqual("none" in leaves ? [] : leaves);
		if (keep) made[keep[0]] = keep[1]((await answer.json()) as never);
		if (route === "POST /tags") made["event"] = String(await newestEvent());
		const viewer = await api.tokenOf(api.world.viewer);
		const after = await newestEvent();
		if (!("none" in leaves)) await api.ask(viewer, method, path?.(made) ?? pattern, body?.(made));
		expect(await actionsSince(after), `${route}, refused`).toEqual([]);
	}
	const last = await newestEvent();
	await signOut(db, visitor, entered.sessionToken);
	expect(await actionsSince(last)).toEqual(["session.end"]);
});
