import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { auditEvents, sessions, tokens } from "../../db/schema/index.ts";
import { testDrivers } from "../../db/testing/test-database.ts";
import { listAuditEvents } from "../services/audit/list-audit-events.ts";
import type { Ctx } from "../services/ctx.ts";
import { archiveFiles } from "../services/files/archive-files.ts";
import { getFile } from "../services/files/get-file.ts";
import { addNote } from "../services/notes/add-note.ts";
import { editNote } from "../services/notes/edit-note.ts";
import { getRun } from "../services/runs/get-run.ts";
import { retractRunInput } from "../services/runs/retract-run-input.ts";
import { updateRun } from "../services/runs/update-run.ts";
import { consumeSignInLink, createSignInLink } from "../services/sessions/sign-in-link.ts";
import { makeFile, makeInput, makeRun, makeTransform } from "../services/testing/records.ts";
import { type TestWorld, testWorld } from "../services/testing/world.ts";
import { issueLocalToken } from "../services/tokens/issue-local-token.ts";
import { revokeToken } from "../services/tokens/revoke-token.ts";
import { withLeavers } from "../services/users/answers-for.ts";
import { deactivateUser } from "../services/users/deactivate-user.ts";
import { getActivity } from "../services/users/get-activity.ts";
import { getLeaving } from "../services/users/get-leaving.ts";
import { getUser } from "../services/users/get-user.ts";
import { handOverRecords } from "../services/users/hand-over-records.ts";
import { listUsers } from "../services/users/list-users.ts";
import { reactivateUser } from "../services/users/reactivate-user.ts";
import { takeBackRecords } from "../services/users/take-back-records.ts";
import { findTokenBearer } from "./token-auth.ts";

const visitor = { via: "cli" as const, requestId: "test", address: null };

describe.each(testDrivers)("leavers on %s", (driver) => {
	let world: TestWorld;
	let admin: Ctx;
	beforeAll(async () => {
		world = await testWorld(driver);
		admin = world.admin;
	});
	afterAll(() => world.close());

	/** As a request of theirs would come: with those for whom they answer now. */
	const asked = async (ctx: Ctx): Promise<Ctx> => ({ ...ctx, actor: await withLeavers(ctx.db, ctx.actor) });
	const leaves = async (ctx: Ctx, to?: Ctx) => {
		await deactivateUser({ ctx: admin, input: { handle: ctx.actor.handle } });
		if (to) await handOverRecords({ ctx: admin, input: { handle: ctx.actor.handle, to: to.actor.handle } });
	};

	it("ends sessions, tokens and unused links, lets nobody in, and says so in the audit", async () => {
		const { db } = admin;
		const leaver = await world.person("leaver");
		const { actor } = leaver;
		const link = await createSignInLink(db, visitor, actor.uid);
		await consumeSignInLink(db, visitor, { token: link.token, lifeSeconds: 60, userAgent: null });
		const unused = await createSignInLink(db, visitor, actor.uid);
		const { secret } = await issueLocalToken(db, visitor, { userUid: actor.uid, name: "laptop" });
		expect(await getLeaving({ ctx: admin, input: { handle: "leaver" } })).toMatchObject({
			sessions: 1,
			tokens: 1,
		});
		expect(await deactivateUser({ ctx: admin, input: { handle: "leaver" } })).toMatchObject({
			deactivatedBy: { handle: "admin" },
			tokenCount: 0,
		});
		expect(await db.$count(sessions, eq(sessions.userId, actor.uid))).toBe(0);
		expect(await findTokenBearer(db, secret)).toBeNull();
		const entered = await consumeSignInLink(db, visitor, {
			token: unused.token,
			lifeSeconds: 60,
			userAgent: null,
		});
		expect(entered).toEqual({ refusal: "used" });
		await expect(createSignInLink(db, visitor, actor.uid)).rejects.toMatchObject({ code: "not_found" });
		await expect(issueLocalToken(db, visitor, { userUid: actor.uid, name: "again" })).rejects.toMatchObject({
			code: "not_found",
		});
		const { items } = await listAuditEvents({ ctx: admin, input: { actor: "admin", limit: 3 } });
		expect(items.map(({ action }) => action).sort()).toEqual([
			"session.end",
			"token.revoke",
			"user.deactivate",
		]);
		expect(items.find(({ action }) => action === "user.deactivate")?.after).toEqual({
			isDeactivated: true,
			sessionsEnded: 1,
			tokensRevoked: 1,
		});
		// Again changes nothing.
		const before = await db.$count(auditEvents);
		await deactivateUser({ ctx: admin, input: { handle: "leaver" } });
		expect(await db.$count(auditEvents)).toBe(before);
		// Undone: they may sign in, with no token of before.
		await reactivateUser({ ctx: admin, input: { handle: "leaver" } });
		expect(await findTokenBearer(db, secret)).toBeNull();
		expect(await createSignInLink(db, visitor, actor.uid)).toMatchObject({ token: expect.any(String) });
	});

	it("refuses to deactivate oneself", async () => {
		await expect(deactivateUser({ ctx: admin, input: { handle: "admin" } })).rejects.toMatchObject({
			code: "conflict",
		});
	});

	it("leaves one admin of two who deactivate each other at once", async () => {
		const own = await testWorld(driver);
		try {
			const second = await own.person("second", "admin");
			const ended = await Promise.allSettled([
				deactivateUser({ ctx: own.admin, input: { handle: "second" } }),
				deactivateUser({ ctx: second, input: { handle: "admin" } }),
			]);
			expect(ended.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
			const refused = ended.find((each) => each.status === "rejected");
			expect(refused?.reason).toMatchObject({ code: "conflict" });
		} finally {
			await own.close();
		}
	});

	it("lets the successor change, archive and retract what the leaver made, and nobody else", async () => {
		const [leaver, heir, other] = [
			await world.person("ada"),
			await world.person("bob"),
			await world.person("carol"),
		];
		const [file, own] = [await makeFile(leaver), await makeFile(heir)];
		const run = await makeRun(leaver, await makeTransform(leaver), { name: "nightly" });
		await makeInput(leaver, run, file);
		const uids = [own.uid, file.uid];
		await expect(archiveFiles({ ctx: await asked(heir), input: { uids } })).rejects.toMatchObject({
			code: "forbidden",
		});
		await leaves(leaver, heir);
		expect(await getUser({ ctx: other, input: { handle: "ada" } })).toMatchObject({
			handedOverTo: { handle: "bob" },
			handedOverBy: { handle: "admin" },
			handedOverAt: expect.any(String),
		});
		expect(await getUser({ ctx: other, input: { handle: "bob" } })).toMatchObject({
			answersFor: [{ handle: "ada", isDeactivated: true }],
		});
		const before = await getFile({ ctx: heir, input: { uid: file.uid } });
		const archived = await archiveFiles({ ctx: await asked(heir), input: { uids } });
		expect(archived.map(({ archivedAt }) => archivedAt !== null)).toEqual([true, true]);
		await updateRun({ ctx: await asked(heir), input: { uid: run.uid, name: "monthly" } });
		await retractRunInput({
			ctx: await asked(heir),
			input: { runUid: run.uid, fileUid: file.uid, reason: "not read" },
		});
		// History is as it was: who made it, and when.
		const after = await getFile({ ctx: heir, input: { uid: file.uid } });
		expect([after.createdBy, after.createdAt]).toEqual([
			{ ...before.createdBy, isDeactivated: true },
			before.createdAt,
		]);
		expect((await getRun({ ctx: heir, input: { uid: run.uid } })).createdBy.handle).toBe("ada");
		for (const ctx of [await asked(other), await asked(world.viewer)])
			await expect(archiveFiles({ ctx, input: { uids: [file.uid] } })).rejects.toMatchObject({
				code: "forbidden",
			});
		// A token of the successor's says the same as their session.
		const { secret } = await issueLocalToken(admin.db, visitor, { userUid: heir.actor.uid, name: "t" });
		expect((await findTokenBearer(admin.db, secret))?.actor.answersFor).toEqual([leaver.actor.uid]);
		await takeBackRecords({ ctx: admin, input: { handle: "ada" } });
		await expect(
			updateRun({ ctx: await asked(heir), input: { uid: run.uid, name: "yearly" } }),
		).rejects.toMatchObject({ code: "forbidden" });
		const { items } = await listAuditEvents({
			ctx: admin,
			input: { entityKind: "user", entityUid: leaver.actor.uid, dir: "asc" },
		});
		expect(items.map(({ action, after }) => [action, after])).toEqual([
			["user.deactivate", { isDeactivated: true, sessionsEnded: 0, tokensRevoked: 0 }],
			["user.hand_over", { handedOverTo: "bob" }],
			["user.take_back", { handedOverTo: null }],
		]);
	});

	it("hands on what had been handed over, and goes in no circle", async () => {
		const [a, b, c] = [await world.person("a1"), await world.person("b1"), await world.person("c1")];
		await leaves(a, b);
		await leaves(b, c);
		expect((await asked(c)).actor.answersFor?.toSorted()).toEqual([a.actor.uid, b.actor.uid].toSorted());
		await reactivateUser({ ctx: admin, input: { handle: "a1" } });
		await leaves(c);
		await expect(handOverRecords({ ctx: admin, input: { handle: "c1", to: "a1" } })).rejects.toMatchObject({
			code: "conflict",
			field: "to",
		});
	});

	it("leaves the leaver's words and tokens to themselves and admins", async () => {
		const [leaver, heir] = [await world.person("dora"), await world.person("emil")];
		const file = await makeFile(leaver);
		const note = await addNote({ ctx: leaver, input: { kind: "file", uid: file.uid, body: "mine" } });
		await issueLocalToken(admin.db, visitor, { userUid: leaver.actor.uid, name: "t" });
		const [token] = await admin.db.select().from(tokens).where(eq(tokens.userId, leaver.actor.uid));
		await leaves(leaver, heir);
		const ctx = await asked(heir);
		await expect(editNote({ ctx, input: { uid: note.uid, body: "x" } })).rejects.toMatchObject({
			code: "forbidden",
		});
		await expect(revokeToken({ ctx, input: { uid: token?.id ?? "" } })).rejects.toMatchObject({
			code: "forbidden",
		});
		await editNote({ ctx: admin, input: { uid: note.uid, body: "corrected" } });
	});

	it("refuses a successor who is nobody, has left, may write nothing or is the leaver", async () => {
		const leaver = await world.person("frida");
		const gone = await world.person("gone");
		await expect(
			handOverRecords({ ctx: admin, input: { handle: "frida", to: "admin" } }),
		).rejects.toMatchObject({ code: "conflict" });
		await leaves(leaver);
		await leaves(gone);
		for (const [to, code] of [
			["nobody", "not_found"],
			["gone", "invalid"],
			["viewer", "invalid"],
			["frida", "invalid"],
		])
			await expect(
				handOverRecords({ ctx: admin, input: { handle: "frida", to: String(to) } }),
			).rejects.toMatchObject({ code });
	});

	it("refuses everybody but admins, and a token of an admin's that is narrower", async () => {
		await world.person("greta");
		for (const ctx of [world.viewer, world.contributor, { ...admin, scope: "write" as const }]) {
			const input = { handle: "greta" };
			for (const verb of [
				() => deactivateUser({ ctx, input }),
				() => reactivateUser({ ctx, input }),
				() => handOverRecords({ ctx, input: { ...input, to: "admin" } }),
				() => takeBackRecords({ ctx, input }),
				() => getLeaving({ ctx, input }),
			])
				await expect(verb()).rejects.toMatchObject({ code: "forbidden" });
		}
	});

	it("finds those who left, and shows last sight and tokens to themselves and admins only", async () => {
		const { items } = await listUsers({ ctx: world.viewer, input: { state: "deactivated", sort: "handle" } });
		expect(items.map(({ handle }) => handle)).toContain("frida");
		expect(items.every(({ deactivatedAt }) => deactivatedAt !== null)).toBe(true);
		const input = { handle: "bob" };
		expect(await getUser({ ctx: admin, input })).toMatchObject({
			tokenCount: 1,
			lastSeenAt: expect.any(String),
		});
		expect(await getUser({ ctx: world.viewer, input })).toMatchObject({ tokenCount: null, lastSeenAt: null });
	});

	it("counts what somebody did by week and by day, the present one last", async () => {
		const ctx = await world.person("hanna");
		await makeRun(ctx, await makeTransform(ctx));
		const file = await makeFile(ctx);
		const old = new Date(Date.now() - 20 * 24 * 3600 * 1000);
		await makeFile(ctx, { createdAt: old });
		await addNote({ ctx, input: { kind: "file", uid: file.uid, body: "x" } });
		const weeks = await getActivity({ ctx: world.viewer, input: { handle: "hanna" } });
		expect(weeks.spans).toHaveLength(26);
		expect(weeks.spans.at(-1)).toMatchObject({ runs: 1, files: 1, changes: 1 });
		const inOld = ({ from, to }: { from: string; to: string }) =>
			from <= old.toISOString() && old.toISOString() < to;
		expect(weeks.spans.find(inOld)).toMatchObject({ files: 1, runs: 0 });
		const days = await getActivity({ ctx: world.viewer, input: { handle: "hanna", by: "day" } });
		expect(days.spans).toHaveLength(30);
		expect(days.spans.reduce((sum, { files }) => sum + files, 0)).toBe(2);
		expect(days.spans.map(({ to }) => to).slice(0, -1)).toEqual(days.spans.map(({ from }) => from).slice(1));
	});
});
