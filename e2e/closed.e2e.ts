import { readFileSync } from "node:fs";
import { join } from "node:path";
import { openDatabase } from "../db/client.ts";
import { users } from "../db/schema/index.ts";
import { newUid } from "../lib/contracts/ids.ts";
import { createSignInLink } from "../lib/services/sessions/sign-in-link.ts";
import { type Instance, root, startInstance } from "./instance.ts";
import { expect, test } from "./journey.ts";
import { addressOf, openPages, pagePatterns } from "./pages.ts";

interface Manifest {
	node: Record<string, { exportedName: string }>;
}

/** Every server action that the build has: name to id. */
function actions(): Map<string, string> {
	const path = join(root, ".next", "server", "server-reference-manifest.json");
	const { node } = JSON.parse(readFileSync(path, "utf8")) as Manifest;
	return new Map(Object.entries(node).map(([id, { exportedName }]) => [exportedName, id]));
}

/** Calls an action as the page's own script does. */
function callAction(url: string, id: string, input: unknown, cookie: string): Promise<Response> {
	return fetch(`${url}/`, {
		method: "POST",
		redirect: "manual",
		headers: {
			"next-action": id,
			"content-type": "text/plain;charset=UTF-8",
			accept: "text/x-component",
			origin: url,
			...(cookie ? { cookie } : {}),
		},
		body: JSON.stringify([input]),
	});
}

const uid = "AAAAAAAAAAAA0000";
const hash = "0".repeat(64);
const link = { runUid: "AAAAAAAAAAAAAAAA", fileUid: uid };
/** What each action that writes is called with; one that is not here fails the test below. */
const writes: Record<string, unknown> = {
	updateTransformAction: { uid, revision: 1, name: "x" },
	createTransformAction: { key: "x", name: "x", type: "pipeline" },
	updateRunAction: { uid: "AAAAAAAAAAAAAAAA", revision: 1, name: "x" },
	updateFileAction: { uid, revision: 1, description: "x" },
	archiveFilesAction: { uids: [uid] },
	restoreFilesAction: { uids: [uid] },
	addTagAction: { kind: "file", uid, tag: "x" },
	removeTagAction: { kind: "file", uid, tag: "x" },
	loadExampleAction: {},
	registerUploadAction: { files: [{ key: "x", hash, sizeBytes: 1 }] },
	retractInputAction: { ...link, reason: "x" },
	retractOutputAction: { ...link, reason: "x" },
	restoreInputAction: link,
	restoreOutputAction: link,
	createViewAction: { registry: "files", name: "x", query: "" },
	updateViewAction: { uid, name: "x" },
	deleteViewAction: { uid },
	archiveChosenAction: { uids: [uid] },
	restoreChosenAction: { uids: [uid] },
	deleteChosenAction: { uids: [uid] },
	tagRecordsAction: { kind: "file", tag: "x", uids: [uid] },
	untagRecordsAction: { kind: "file", tag: "x", uids: [uid] },
	blankPayloadAction: { id: "1", reason: "not mine" },
	addNoteAction: { kind: "file", uid, body: "x" },
	editNoteAction: { uid: "AAAAAAAAAAAA", body: "x" },
	deleteNoteAction: { uid: "AAAAAAAAAAAA" },
	restoreNoteAction: { uid: "AAAAAAAAAAAA" },
	deactivateUserAction: { handle: "somebody" },
	reactivateUserAction: { handle: "somebody" },
	handOverAction: { handle: "somebody", to: "another" },
	takeBackAction: { handle: "somebody" },
};
const reads: Record<string, unknown> = {
	fileFacetsAction: {},
	runFacetsAction: {},
	transformFacetsAction: {},
	userFacetsAction: {},
	showMarkdownAction: { text: "x" },
	showNotesAction: { kind: "file", uid },
	noteVersionsAction: { uid: "AAAAAAAAAAAA" },
	leavingAction: { handle: "somebody" },
	heirsAction: { handle: "somebody" },
	verifyAuditAction: {},
	auditFacetsAction: {},
	lineageEdgeAction: { id: "input:file:x>run:x" },
};
/** A person's own tokens, at most of their own power: a viewer's reads. */
const own: Record<string, unknown> = {
	createTokenAction: { name: "x", scope: "admin", expiresInDays: 1 },
	revokeTokenAction: { uid },
};

test("every page is closed to whoever is not signed in", async ({ whence }) => {
	const patterns = pagePatterns().filter((pattern) => !openPages.includes(pattern));
	expect(patterns.length).toBeGreaterThan(10);
	for (const pattern of patterns) {
		const response = await fetch(whence.url + addressOf(pattern, whence), { redirect: "manual" });
		expect([pattern, response.status]).toEqual([pattern, 307]);
		expect(response.headers.get("location")).toContain("/sign-in");
		expect(await response.text()).not.toContain("output.bam");
	}
});

test("every server action is closed to whoever is not signed in", async ({ whence }) => {
	const known = { ...writes, ...reads, ...own };
	expect([...actions().keys()].sort()).toEqual(Object.keys(known).sort());
	for (const [name, id] of actions()) {
		const response = await callAction(whence.url, id, known[name], "");
		expect([name, response.status]).toEqual([name, 401]);
	}
});

test.describe("a viewer", () => {
	let instance: Instance;
	let cookie: string;
	let token: string;
	test.beforeAll(async () => {
		instance = await startInstance(async (storage) => {
			const { db, close } = await openDatabase({ folder: join(storage, ".whence", "db") });
			const viewer = { id: newUid(12), handle: "reader", name: "Reader", email: "reader@example.org" };
			await db.insert(users).values({ ...viewer, role: "viewer" });
			const visitor = { via: "cli" as const, requestId: newUid(16), address: null };
			token = (await createSignInLink(db, visitor, viewer.id)).token;
			await close();
		});
		const response = await fetch(`${instance.url}/api/auth/link`, {
			method: "POST",
			redirect: "manual",
			headers: { origin: instance.url, "content-type": "application/x-www-form-urlencoded" },
			body: new URLSearchParams({ token }),
		});
		cookie = response.headers
			.getSetCookie()
			.map((each) => each.split(";")[0])
			.join("; ");
	});
	test.afterAll(() => instance.stop());

	test("sees pages, and is refused by every action that writes", async () => {
		expect((await fetch(instance.url, { headers: { cookie } })).status).toBe(200);
		const ids = actions();
		for (const [name, input] of Object.entries(writes)) {
			const answer = await (await callAction(instance.url, ids.get(name) ?? "", input, cookie)).text();
			expect([name, answer]).toEqual([name, expect.stringContaining('"code":"forbidden"')]);
		}
	});

	test("gets no token with more power than their own", async () => {
		const response = await callAction(
			instance.url,
			actions().get("createTokenAction") ?? "",
			own["createTokenAction"],
			cookie,
		);
		expect(await response.text()).not.toMatch(/whn_/);
	});
});
