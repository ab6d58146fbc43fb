import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Database } from "../../../db/client.ts";
import { rows } from "../../../db/rows.ts";
import { testDrivers } from "../../../db/testing/test-database.ts";
import type { FeedChange } from "../../contracts/feed.ts";
import { recordEvent } from "../audit/record-event.ts";
import type { Ctx } from "../ctx.ts";
import { archiveFiles } from "../files/archive-files.ts";
import { saveText } from "../files/save-text.ts";
import { addRunInput } from "../runs/add-run-input.ts";
import { createRun } from "../runs/create-run.ts";
import { finishRun } from "../runs/finish-run.ts";
import { retractRunInput } from "../runs/retract-run-input.ts";
import { createSignInLink } from "../sessions/sign-in-link.ts";
import { addTag } from "../tags/add-tag.ts";

import { type TestWorld, testWorld } from "../testing/world.ts";
import { issueLocalToken } from "../tokens/issue-local-token.ts";
import { createTransform } from "../transforms/create-transform.ts";
import { createFeed, type Feed } from "./feed.ts";
import type { FeedListener } from "./listener.ts";
import { maxChanges } from "./read-changes.ts";
import { readFeed } from "./read-feed.ts";

const text = (change: FeedChange) => `${change.action} ${change.kind}:${change.uid}`;

describe.each(testDrivers)("the feed of changes on %s", (driver) => {
	let world: TestWorld;
	let ctx: Ctx;
	let db: Database;
	const feeds: Feed[] = [];
	beforeAll(async () => {
		world = await testWorld(driver);
		ctx = world.contributor;
		db = ctx.db;
	});
	afterAll(async () => {
		for (const feed of feeds) feed.close();
		expect(faults).toEqual([]);
		await world.close();
	});

	const instanceUid = () => ctx.instance.uid;
	const faults: unknown[] = [];
	/** One server's feed. */
	function aFeed(options: { maxListeners?: number; maxOfOne?: number } = {}): Feed {
		const onError = (error: unknown) => faults.push(error);
		const feed = createFeed(db, {
			instanceUid: instanceUid(),
			everyMs: 10,
			slowestMs: 10,
			onError,
			...options,
		});
		feeds.push(feed);
		return feed;
	}
	/** Takes until so many changes came. */
	async function hear(listener: FeedListener, count: number): Promise<FeedChange[]> {
		const heard: FeedChange[] = [];
		for (let tries = 0; heard.length < count && tries < 50; tries++) {
			const message = await listener.take(200);
			if (message?.kind === "changes") heard.push(...message.changes);
		}
		return heard;
	}
	const poll = (after?: string) =>
		readFeed({ ctx: world.viewer, input: after === undefined ? {} : { after } });
	/** An event in a transaction of its own, or in another's. */
	const write = (label: string, tx: Database = db) =>
		recordEvent(tx, ctx, {
			action: "file.update",
			entityKind: "file",
			entityUid: label,
			entityLabel: label,
		});

	it("tells what every kind of write did, with what hangs on it", async () => {
		const { cursor } = await poll();
		const transform = await createTransform({ ctx, input: { key: "align.py", type: "script" } });
		const run = await createRun({ ctx, input: { transformUid: transform.uid } });
		const { file } = await saveText(ctx, "reads", { key: "reads.txt" });
		await addRunInput({ ctx, input: { runUid: run.uid, fileUid: file.uid } });
		const { file: made } = await saveText(ctx, "made", { key: "made.txt", runUid: run.uid });
		await retractRunInput({ ctx, input: { runUid: run.uid, fileUid: file.uid, reason: "wrong" } });
		await addTag({ ctx, input: { kind: "file", uid: file.uid, tag: "gold" } });
		await finishRun({ ctx, input: { uid: run.uid, status: "failed" } });
		await archiveFiles({ ctx, input: { uids: [file.uid] } });
		const { changes, isReset } = await poll(cursor);
		expect(isReset).toBe(false);
		const code = `transform:${transform.uid}`;
		const wanted: [string, string, string, string[], string | null][] = [
			["transform.create", "transform", transform.uid, [], null],
			["run.create", "run", run.uid, [code], null],
			["file.register", "file", file.uid, [], null],
			["run.add_input", "run", run.uid, [`file:${file.uid}`, code], null],
			["file.register", "file", made.uid, [`run:${run.uid}`, code], null],
			["run.retract_input", "run", run.uid, [`file:${file.uid}`, code], null],
			["file.tag", "file", file.uid, [], null],
			["run.finish", "run", run.uid, [code], "failed"],
			["file.archive", "file", file.uid, [], null],
		];
		expect(
			changes.map(({ action, kind, uid, related, status }) => [
				action,
				kind,
				uid,
				related.map((record) => `${record.kind}:${record.uid}`),
				status,
			]),
		).toEqual(wanted);
		for (const { at, by } of changes) {
			expect(Math.abs(Date.parse(at) - Date.now())).toBeLessThan(60_000);
			expect(by).toBe(ctx.actor.uid);
		}
	});

	it("tells nothing of sign-ins and tokens, and no word of what was written", async () => {
		const { cursor } = await poll();
		const visitor = { via: "cli" as const, requestId: "secret-request", address: "10.9.8.7" };
		await createSignInLink(db, visitor, ctx.actor.uid);
		const { secret } = await issueLocalToken(db, visitor, { userUid: ctx.actor.uid, name: "my token" });
		await createRun({
			ctx: { ...ctx, address: "10.9.8.7" },
			input: {
				transformUid: (await createTransform({ ctx, input: { key: "secret.py", type: "script" } })).uid,
				params: { password: "hunter2" },
				host: "inner-host",
			},
		});
		const view = await poll(cursor);
		expect(view.changes.map(({ action }) => action)).toEqual(["transform.create", "run.create"]);
		const said = JSON.stringify(view);
		for (const word of [
			secret,
			"my token",
			"hunter2",
			"inner-host",
			"10.9.8.7",
			"secret-request",
			"secret.py",
		])
			expect(said).not.toContain(word);
	});

	it("tells listeners of one server and of another, each change once, and asks nothing while nobody listens", async () => {
		let asked = 0;
		const counting = new Proxy(db, {
			get: (target, name) => {
				if (name === "execute") asked++;
				return Reflect.get(target, name);
			},
		});
		const feed = createFeed(counting, { instanceUid: instanceUid(), everyMs: 10, slowestMs: 10 });
		feeds.push(feed);
		const [one, two] = [await feed.listen("a", null), await feed.listen("b", null)];
		const other = await aFeed().listen("a", null);
		for (let n = 0; n < 20; n++) await write(`once-${n}`);
		const wanted = Array.from({ length: 20 }, (_, n) => `file.update file:once-${n}`);
		for (const listener of [one, two, other]) expect((await hear(listener, 20)).map(text)).toEqual(wanted);
		for (const listener of [one, two, other]) expect(await listener.take(60)).toBeNull();
		one.close();
		two.close();
		// What was under way ends first.
		await new Promise((resolve) => setTimeout(resolve, 50));
		const before = asked;
		feed.poke();
		await new Promise((resolve) => setTimeout(resolve, 300));
		expect(asked).toBe(before);
	});

	it.runIf(driver === "postgres")(
		"tells what commits late when it does, once, and does not hold back the rest until then",
		async () => {
			const listener = await aFeed().listen("a", null);
			let cursor = (await poll()).cursor;
			const polled: string[] = [];
			const pollOn = async () => {
				const view = await poll(cursor);
				cursor = view.cursor;
				polled.push(...view.changes.map(text));
			};
			await db.transaction(async (tx) => {
				await write("late", tx);
				// Another connection commits later transactions first.
				await write("early-1");
				await pollOn();
				await write("early-2");
				await pollOn();
				expect((await hear(listener, 2)).map(text)).toEqual([
					"file.update file:early-1",
					"file.update file:early-2",
				]);
				// Who joins meanwhile hears the late one too.
				expect(await listener.take(60)).toBeNull();
			});
			await write("last");
			await pollOn();
			expect((await hear(listener, 2)).map(text).sort()).toEqual([
				"file.update file:last",
				"file.update file:late",
			]);
			expect(polled.sort()).toEqual(
				["early-1", "early-2", "last", "late"].map((name) => `file.update file:${name}`),
			);
		},
	);

	it("tells each change exactly once to pollers and to those who come again, while many write", async () => {
		const feed = aFeed();
		const begin = (await poll()).cursor;
		let isWriting = true;
		const writers = [0, 1, 2].map(async (writer) => {
			for (let n = 0; n < 12; n++)
				await db.transaction(async (tx) => {
					await write(`many-${writer}-${n}`, tx);
					for (let turn = 0; turn < ((writer + n) % 4) * 3; turn++) await tx.execute(sql`select 1`);
				});
		});
		const writing = Promise.all(writers).finally(() => {
			isWriting = false;
		});
		const polled: string[] = [];
		const streamed: string[] = [];
		const pollAll = async () => {
			let cursor = begin;
			for (let isLast = false; !isLast; ) {
				isLast = !isWriting;
				const view = await poll(cursor);
				polled.push(...view.changes.map(text));
				cursor = view.cursor;
			}
		};
		const streamAll = async () => {
			let cursor = begin;
			for (let isLast = false; !isLast; ) {
				isLast = !isWriting;
				// Leaves after each message and comes again where that ended.
				const listener = await feed.listen("a", cursor);
				const message = await listener.take(30);
				if (message?.kind === "changes") {
					cursor = message.cursor;
					streamed.push(...message.changes.map(text));
				} else cursor = listener.cursor ?? cursor;
				listener.close();
			}
			streamed.push(...(await poll(cursor)).changes.map(text));
		};
		await Promise.all([writing, pollAll(), streamAll()]);
		const wanted = [0, 1, 2]
			.flatMap((writer) => Array.from({ length: 12 }, (_, n) => `file.update file:many-${writer}-${n}`))
			.sort();
		expect(polled.sort()).toEqual(wanted);
		expect(streamed.sort()).toEqual(wanted);
	});

	it("says reset for cursors that are unknown, of another database, or too old", async () => {
		const { cursor } = await poll();
		const [{ xmax } = { xmax: "" }] = await rows<{ xmax: string }>(
			db,
			sql`select pg_snapshot_xmax(pg_current_snapshot())::text as xmax`,
		);
		const ahead = String(BigInt(xmax) + 1000n);
		for (const unknown of ["nonsense", "Other0123456.7:7:", `${instanceUid()}.${ahead}:${ahead}:`]) {
			expect(await poll(unknown)).toMatchObject({ isReset: true, changes: [] });
			const listener = await aFeed().listen("a", unknown);
			expect(await listener.take(1000)).toMatchObject({ kind: expect.stringMatching(/changes|access/) });
			listener.close();
		}
		await db.execute(sql`insert into audit_events (via, action, entity_kind, entity_uid, entity_label, payload_hash, request_id)
			select 'api', 'file.update', 'file', 'f' || i, 'f', 'h', 'r' from generate_series(1, ${maxChanges + 1}) i`);
		const late = await poll(cursor);
		expect(late).toMatchObject({ isReset: true, changes: [] });
		expect(await poll(late.cursor)).toMatchObject({ isReset: false, changes: [] });
	});

	it("says who else has to be asked again when a session or token ends", async () => {
		const listener = await aFeed().listen("a", null);
		await recordEvent(db, ctx, {
			action: "token.revoke",
			entityKind: "token",
			entityUid: "t",
			entityLabel: "t",
		});
		expect(await listener.take(2000)).toEqual({ kind: "access" });
		expect(await listener.take(30)).toBeNull();
	});

	it("lets so many listen and no more, and nobody once it is closed", async () => {
		const feed = aFeed({ maxListeners: 3, maxOfOne: 2 });
		const [first] = [await feed.listen("a", null), await feed.listen("a", null)];
		await expect(feed.listen("a", null)).rejects.toThrow("Too many listen");
		const third = await feed.listen("b", null);
		await expect(feed.listen("c", null)).rejects.toMatchObject({ code: "unavailable" });
		first?.close();
		await feed.listen("c", null);
		feed.close();
		expect(await third.take(1000)).toEqual({ kind: "closed" });
		await expect(feed.listen("a", null)).rejects.toThrow("The server stops");
	});

	it("goes on where it was when the database answers again", async () => {
		let isDown = false;
		const shaky = new Proxy(db, {
			get: (target, name) => {
				if (name === "execute" && isDown) throw new Error("down");
				return Reflect.get(target, name);
			},
		});
		const failed: unknown[] = [];
		const feed = createFeed(shaky, {
			instanceUid: instanceUid(),
			everyMs: 10,
			slowestMs: 10,
			onError: (error) => failed.push(error),
		});
		feeds.push(feed);
		const listener = await feed.listen("a", null);
		isDown = true;
		await write("while-down");
		await expect.poll(() => failed.length).toBeGreaterThan(0);
		isDown = false;
		expect((await hear(listener, 1)).map(text)).toEqual(["file.update file:while-down"]);
	});
});
