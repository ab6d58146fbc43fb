import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { testDrivers } from "../../../db/testing/test-database.ts";
import { listAuditEvents } from "../audit/list-audit-events.ts";
import { makeFile, makeRun, makeTransform } from "../testing/records.ts";
import { type TestWorld, testWorld } from "../testing/world.ts";
import { addNote } from "./add-note.ts";
import { deleteNote } from "./delete-note.ts";
import { editNote } from "./edit-note.ts";
import { getNote } from "./get-note.ts";
import { listNoteVersions } from "./list-note-versions.ts";
import { listNotes } from "./list-notes.ts";
import { restoreNote } from "./restore-note.ts";
import { showNotes } from "./show-notes.ts";

describe.each(testDrivers)("notes on %s", (driver) => {
	let world: TestWorld;
	beforeAll(async () => {
		world = await testWorld(driver);
	});
	afterAll(() => world.close());

	const onFile = async () => {
		const file = await makeFile(world.contributor);
		return { kind: "file", uid: file.uid } as const;
	};

	it("writes on a user, a transform, a run and a file, and lists each record's own, newest first", async () => {
		const { contributor: ctx } = world;
		const transform = await makeTransform(ctx);
		const run = await makeRun(ctx, transform);
		const file = await makeFile(ctx);
		const subjects = [
			["user", world.admin.actor.uid],
			["transform", transform.uid],
			["run", run.uid],
			["file", file.uid],
		] as const;
		for (const [kind, uid] of subjects) {
			const first = await addNote({ ctx, input: { kind, uid, body: `about the ${kind}` } });
			const second = await addNote({ ctx, input: { kind, uid, body: " and *more* \n" } });
			expect(second).toMatchObject({
				kind,
				recordUid: uid,
				body: "and *more*",
				revision: 1,
				mayChange: true,
			});
			const { items, total } = await listNotes({ ctx: world.viewer, input: { kind, uid } });
			expect(items).toEqual([second, first].map((note) => ({ ...note, mayChange: false })));
			expect(total).toBe(2);
		}
	});

	it("pages without losing or repeating one", async () => {
		const { contributor: ctx } = world;
		const record = await onFile();
		for (let i = 0; i < 5; i++) await addNote({ ctx, input: { ...record, body: `note ${i}` } });
		const seen: string[] = [];
		let cursor: string | null = null;
		do {
			const page = await listNotes({ ctx, input: { ...record, limit: 2, ...(cursor ? { cursor } : {}) } });
			seen.push(...page.items.map(({ body }) => body));
			cursor = page.nextCursor;
		} while (cursor);
		expect(seen).toEqual(["note 4", "note 3", "note 2", "note 1", "note 0"]);
	});

	it("keeps every version with who and when, also of one that was deleted and brought back", async () => {
		const { contributor: ctx, admin } = world;
		const record = await onFile();
		const { uid } = await addNote({ ctx, input: { ...record, body: "one" } });
		await editNote({ ctx, input: { uid, revision: 1, body: "two" } });
		await editNote({ ctx: admin, input: { uid, body: "three" } });
		await deleteNote({ ctx, input: { uid } });
		expect((await listNotes({ ctx, input: record })).items).toEqual([]);
		const deleted = await listNotes({ ctx, input: { ...record, deleted: "only" } });
		expect(deleted.items).toMatchObject([{ uid, body: "three", isDeleted: true }]);
		expect(await getNote({ ctx, input: { uid } })).toMatchObject({ isDeleted: true });
		await restoreNote({ ctx, input: { uid } });
		expect((await listNotes({ ctx, input: record })).items).toMatchObject([
			{ uid, body: "three", revision: 5 },
		]);
		const first = await listNoteVersions({ ctx, input: { uid, limit: 3 } });
		expect(first.total).toBe(5);
		const rest = await listNoteVersions({ ctx, input: { uid, cursor: String(first.nextCursor) } });
		expect(rest.nextCursor).toBeNull();
		expect(
			[...first.items, ...rest.items].map(({ revision, change, body, by }) => [
				revision,
				change,
				body,
				by.handle,
			]),
		).toEqual([
			[5, "restored", "three", "contributor"],
			[4, "deleted", "three", "contributor"],
			[3, "edited", "three", "admin"],
			[2, "edited", "two", "contributor"],
			[1, "written", "one", "contributor"],
		]);
	});

	it("writes an event of each change on the record, and none where nothing changes", async () => {
		const { contributor: ctx } = world;
		const record = await onFile();
		const { uid } = await addNote({ ctx, input: { ...record, body: "one" } });
		await editNote({ ctx, input: { uid, body: "one" } });
		await editNote({ ctx, input: { uid, body: "two" } });
		await restoreNote({ ctx, input: { uid } });
		await deleteNote({ ctx, input: { uid } });
		await deleteNote({ ctx, input: { uid } });
		await restoreNote({ ctx, input: { uid } });
		const { items } = await listAuditEvents({
			ctx,
			input: { entityKind: "file", entityUid: record.uid, dir: "asc" },
		});
		expect(items.map(({ action, before, after }) => [action, before, after])).toEqual([
			["note.add", null, { note: uid, body: "one" }],
			["note.edit", { note: uid, body: "one" }, { note: uid, body: "two" }],
			["note.delete", { note: uid, body: "two" }, { note: uid, body: null }],
			["note.restore", { note: uid, body: null }, { note: uid, body: "two" }],
		]);
	});

	it("refuses a stale revision and says what is there now, who wrote it and when", async () => {
		const { contributor: ctx, admin } = world;
		const { uid } = await addNote({ ctx, input: { ...(await onFile()), body: "one" } });
		const { changedAt } = await editNote({ ctx: admin, input: { uid, revision: 1, body: "theirs" } });
		await expect(editNote({ ctx, input: { uid, revision: 1, body: "mine" } })).rejects.toMatchObject({
			code: "conflict",
			current: {
				revision: 2,
				value: { body: "theirs" },
				changedAt,
				changedBy: { handle: "admin" },
			},
		});
		expect(await editNote({ ctx, input: { uid, revision: 2, body: "mine" } })).toMatchObject({ revision: 3 });
	});

	it("lets one of two edits of a revision at once through", async () => {
		const { contributor: ctx } = world;
		const { uid } = await addNote({ ctx, input: { ...(await onFile()), body: "one" } });
		const edits = ["a", "b"].map((body) => editNote({ ctx, input: { uid, revision: 1, body } }));
		const ended = await Promise.allSettled(edits);
		expect(ended.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
	});

	it("refuses to edit a deleted note", async () => {
		const { contributor: ctx } = world;
		const { uid } = await addNote({ ctx, input: { ...(await onFile()), body: "one" } });
		await deleteNote({ ctx, input: { uid } });
		await expect(editNote({ ctx, input: { uid, body: "two" } })).rejects.toMatchObject({ code: "conflict" });
	});

	it("refuses a viewer, and somebody else than the author", async () => {
		const record = await onFile();
		const { uid } = await addNote({ ctx: world.contributor, input: { ...record, body: "one" } });
		const other = await world.person(`other-${driver}`);
		for (const ctx of [world.viewer, other]) {
			for (const change of [
				() => editNote({ ctx, input: { uid, body: "x" } }),
				() => deleteNote({ ctx, input: { uid } }),
				() => restoreNote({ ctx, input: { uid } }),
			])
				await expect(change()).rejects.toMatchObject({ code: "forbidden" });
		}
		await expect(addNote({ ctx: world.viewer, input: { ...record, body: "x" } })).rejects.toMatchObject({
			code: "forbidden",
		});
	});

	it("refuses an empty note, one that is too long, a record that is not there, a cursor of elsewhere", async () => {
		const { contributor: ctx } = world;
		const record = await onFile();
		for (const body of ["", "  \n", "x".repeat(20_001)])
			await expect(addNote({ ctx, input: { ...record, body } })).rejects.toMatchObject({ code: "invalid" });
		await expect(
			addNote({ ctx, input: { kind: "run", uid: "0000000000000000", body: "x" } }),
		).rejects.toMatchObject({ code: "not_found" });
		await expect(getNote({ ctx, input: { uid: "nothing" } })).rejects.toMatchObject({ code: "not_found" });
		const { uid } = await addNote({ ctx, input: { ...record, body: "one" } });
		await expect(listNoteVersions({ ctx, input: { uid, cursor: "; drop" } })).rejects.toMatchObject({
			code: "invalid",
		});
	});

	it("shows Markdown without any power, and counts what was deleted", async () => {
		const { contributor: ctx } = world;
		const record = await onFile();
		await addNote({
			ctx,
			input: { ...record, body: "**bold** <img src=x onerror=alert(1)> [x](javascript:alert(1))" },
		});
		const { uid } = await addNote({ ctx, input: { ...record, body: "gone" } });
		await deleteNote({ ctx, input: { uid } });
		const { items, deletedCount } = await showNotes({ ctx, input: record });
		expect(deletedCount).toBe(1);
		expect(items[0]?.html).toContain("<strong>bold</strong>");
		expect(items[0]?.html).not.toMatch(/<img|href="javascript/);
	});
});
