import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type OpenDatabase, openDatabase } from "./client.ts";
import { rows } from "./rows.ts";
import { testDatabase, testDrivers } from "./testing/test-database.ts";

const migrations = fileURLToPath(new URL("./migrations", import.meta.url));

/** The message of PostgreSQL, which drizzle keeps as the cause. */
async function refusal(work: Promise<unknown>): Promise<string> {
	try {
		await work;
	} catch (error) {
		const cause = error instanceof Error ? error.cause : undefined;
		return `${error} ${cause instanceof Error ? cause.message : ""}`;
	}
	throw new Error("it was not refused");
}

describe.each(testDrivers)("the database on %s", (driver) => {
	let opened: OpenDatabase;
	beforeAll(async () => {
		opened = await testDatabase(driver);
		await opened.db.execute(
			sql`insert into users (id, handle, name, email) values ('u1', 'one', 'One', 'one@x')`,
		);
		await opened.db.execute(
			sql`insert into transform_families (uid, key, created_by) values ('tf', 'k', 'u1')`,
		);
		await opened.db.execute(
			sql`insert into transforms (uid, family_id, version_no, name, type, created_by) values ('t', 1, 1, 'n', 'script', 'u1')`,
		);
	});
	afterAll(() => opened.close());

	it("refuses update, delete and truncate on audit events and seals", async () => {
		const { db } = opened;
		await db.execute(
			sql`insert into audit_events (via, action, entity_kind, entity_uid, entity_label, payload_hash, request_id)
				values ('api', 'x', 'file', 'f', 'f', 'h', 'r')`,
		);
		await db.execute(
			sql`insert into audit_seals (n, event_id, previous_hash, hash, signature) values (1, 1, '', 'h', 's')`,
		);
		for (const statement of [
			sql`update audit_events set action = 'y'`,
			sql`delete from audit_events`,
			sql`truncate audit_events cascade`,
			sql`update audit_seals set hash = 'y'`,
			sql`delete from audit_seals`,
			sql`truncate audit_seals`,
		]) {
			expect(await refusal(db.execute(statement))).toContain("audit history is never changed");
		}
	});

	it.each([
		[
			"a finished run without a time",
			sql`insert into runs (uid, transform_id, status, started_at, created_by) values ('r', 1, 'completed', now(), 'u1')`,
		],
		[
			"a running run that never started",
			sql`insert into runs (uid, transform_id, status, created_by) values ('r', 1, 'running', 'u1')`,
		],
		[
			"an unknown status",
			sql`insert into runs (uid, transform_id, status, started_at, created_by) values ('r', 1, 'paused', now(), 'u1')`,
		],
		[
			"half an external name",
			sql`insert into runs (uid, transform_id, status, external_id, created_by) values ('r', 1, 'scheduled', 'x', 'u1')`,
		],
		[
			"a version twice",
			sql`insert into transforms (uid, family_id, version_no, name, type, created_by) values ('t2', 1, 1, 'n', 'script', 'u1')`,
		],
		[
			"an unknown type",
			sql`insert into transforms (uid, family_id, version_no, name, type, created_by) values ('t2', 1, 2, 'n', 'magic', 'u1')`,
		],
		["a tag on nothing", sql`insert into tags (tag, created_by) values ('t', 'u1')`],
		[
			"a tag on two records",
			sql`insert into tags (tag, user_id, transform_id, created_by) values ('t', 'u1', 1, 'u1')`,
		],
		[
			"a record of nobody",
			sql`insert into transform_families (uid, key, created_by) values ('tf2', 'k2', 'ghost')`,
		],
	])("makes %s impossible", async (_what, statement) => {
		expect(await refusal(opened.db.execute(statement))).toMatch(/violates/);
	});
});

describe("opening a database", () => {
	let folder: string;
	beforeAll(async () => {
		folder = await mkdtemp(join(tmpdir(), "whence-open-"));
	});
	afterAll(() => rm(folder, { recursive: true, force: true }));

	it("keeps what was written, over a close and a reopen", async () => {
		const target = { folder: join(folder, "kept") };
		const first = await openDatabase(target);
		await first.db.execute(
			sql`insert into users (id, handle, name, email) values ('u1', 'one', 'One', 'one@x')`,
		);
		await first.close();
		const again = await openDatabase(target);
		expect(await rows(again.db, sql`select handle from users`)).toEqual([{ handle: "one" }]);
		await again.close();
	});

	it("refuses a schema that is newer than this program", async () => {
		const target = { folder: join(folder, "newer") };
		const newer = join(folder, "migrations");
		await cp(migrations, newer, { recursive: true });
		const path = join(newer, "meta", "_journal.json");
		const journal = JSON.parse(await readFile(path, "utf8"));
		journal.entries.push({ ...journal.entries.at(-1), idx: 99, when: Date.now() + 1e9, tag: "9999_later" });
		await writeFile(path, JSON.stringify(journal));
		await writeFile(join(newer, "9999_later.sql"), "create table later (n int);");
		await (await openDatabase(target, newer)).close();
		await expect(openDatabase(target)).rejects.toMatchObject({ code: "conflict" });
	});

	it("refuses a folder of another PostgreSQL major, and says the way out", async () => {
		const other = join(folder, "other");
		await (await openDatabase({ folder: other })).close();
		await writeFile(join(other, "PG_VERSION"), "17\n");
		await expect(openDatabase({ folder: other })).rejects.toMatchObject({
			code: "conflict",
			hint: expect.stringContaining("backup"),
		});
	});

	it("says what to check when PostgreSQL is not there", async () => {
		const work = openDatabase({ url: "postgres://nobody@127.0.0.1:1/none" });
		await expect(work).rejects.toMatchObject({ code: "unavailable" });
	});
});
