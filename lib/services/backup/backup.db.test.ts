import { createHash } from "node:crypto";
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { OpenDatabase } from "../../../db/client.ts";
import { type TestDriver, testDatabase, testDrivers } from "../../../db/testing/test-database.ts";
import { listAuditEvents } from "../audit/list-audit-events.ts";
import type { Ctx } from "../ctx.ts";
import { archiveFiles } from "../files/archive-files.ts";
import { listFiles } from "../files/list-files.ts";
import { saveText } from "../files/save-text.ts";
import { getLineage } from "../lineage/get-lineage.ts";
import { addRunInput } from "../runs/add-run-input.ts";
import { createRun } from "../runs/create-run.ts";
import { addTag } from "../tags/add-tag.ts";
import { type TestWorld, testWorld } from "../testing/world.ts";
import { createTransform } from "../transforms/create-transform.ts";
import { backupTables } from "./backup-tables.ts";
import { readBackupHeader } from "./read-header.ts";
import { restoreBackup } from "./restore-backup.ts";
import { writeBackup } from "./write-backup.ts";

const other = (driver: TestDriver): TestDriver =>
	driver === "pglite" && testDrivers.includes("postgres") ? "postgres" : "pglite";

describe.each(testDrivers)("a backup of %s", (driver) => {
	let world: TestWorld;
	let folder: string;
	let path: string;
	const opened: OpenDatabase[] = [];
	const empty = async (on: TestDriver): Promise<OpenDatabase> => {
		const database = await testDatabase(on);
		opened.push(database);
		return database;
	};
	beforeAll(async () => {
		world = await testWorld(driver);
		folder = await mkdtemp(join(tmpdir(), "whence backup "));
		path = join(folder, "all.ndjson.gz");
		const ctx = world.contributor;
		const raw = await saveText(ctx, "raw", { key: 'fastqs/in "put" ü🧬.fastq.gz' });
		const { uid: transformUid } = await createTransform({
			ctx,
			input: { key: "odd.py", type: "script", source: "print('a\\b')\n\tx\u2028" },
		});
		const run = await createRun({ ctx, input: { transformUid } });
		await addRunInput({ ctx, input: { runUid: run.uid, fileUid: raw.file.uid } });
		const made = await saveText(ctx, "made", { key: "bams/out.bam", runUid: run.uid });
		await saveText(ctx, "made again", { key: "bams/out.bam", runUid: run.uid });
		await createRun({
			ctx,
			input: { transformUid: transformUid, parentUid: run.uid, params: { q: 0.1, n: null } },
		});
		await archiveFiles({ ctx, input: { uids: [raw.file.uid] } });
		await addTag({ ctx, input: { kind: "file", uid: made.file.uid, tag: "gold" } });
		await writeBackup(ctx.db, { path, version: "1.2.3" });
	});
	afterEach(async () => {
		for (const database of opened.splice(0)) await database.close();
	});
	afterAll(async () => {
		await world.close();
		await rm(folder, { recursive: true, force: true });
	});

	it("holds every table of the schema but those of the moment", () => {
		const names = backupTables.map(({ name }) => name);
		expect(names).toContain("files");
		expect(names).toContain("audit_payloads");
		expect(names).not.toContain("sessions");
		for (const { key } of backupTables) expect(key.length).toBeGreaterThan(0);
	});

	it.each([driver, other(driver)])("comes back whole in %s: records, lineage, history", async (to) => {
		const { db } = await empty(to);
		const restored = await restoreBackup(db, path);
		expect(restored.header).toMatchObject({ version: "1.2.3", instanceUid: world.admin.instance.uid });
		const before: Ctx = world.admin;
		const after: Ctx = { ...world.admin, db };
		const all = { archived: "include", versions: "all", sort: "key" } as const;
		const files = await listFiles({ ctx: before, input: all });
		expect(await listFiles({ ctx: after, input: all })).toEqual(files);
		expect(files.items).toHaveLength(3);
		const focus = {
			focusKind: "file",
			focusUid: files.items[0]?.uid ?? "",
			up: 5,
			lens: "everything",
		} as const;
		expect(await getLineage({ ctx: after, input: focus })).toEqual(
			await getLineage({ ctx: before, input: focus }),
		);
		const events = await listAuditEvents({ ctx: after, input: {} });
		expect(events.items[0]?.action).toBe("instance.restore");
		expect(events.items.slice(1)).toEqual((await listAuditEvents({ ctx: before, input: {} })).items);
		// New rows go on after the restored ones.
		const next = await saveText({ ...world.contributor, db }, "next", { key: "bams/out.bam" });
		expect(next.file.versionNo).toBe(3);
	});

	it("is the same bytes of rows whichever database writes it", async () => {
		const { db } = await empty(other(driver));
		await restoreBackup(db, path);
		const second = join(folder, "second.ndjson.gz");
		const again = await writeBackup(db, { path: second, version: "1.2.3" });
		const first = await restoreBackup((await empty(driver)).db, path);
		const sums = (tables: { table: string; sha256: string }[]) =>
			tables.filter(({ table }) => !table.startsWith("audit_")).map(({ table, sha256 }) => [table, sha256]);
		expect(sums(again.tables)).toEqual(sums(first.tables));
	});

	it("refuses a database that holds an instance, and leaves it as it is", async () => {
		const count = (await listFiles({ ctx: world.admin, input: {} })).total;
		await expect(restoreBackup(world.admin.db, path)).rejects.toMatchObject({ code: "conflict" });
		expect((await listFiles({ ctx: world.admin, input: {} })).total).toBe(count);
	});

	it.each<[string, (lines: string[]) => string[]]>([
		["was cut off", (lines) => lines.slice(0, -3)],
		["lost its last line", (lines) => lines.slice(0, -1)],
		["lost a row", (lines) => lines.filter((_line, at) => at !== lines.findIndex((l) => l.startsWith("[")))],
		[
			"has a changed row",
			(lines) => lines.map((line) => (line.startsWith("[") ? line.replace("a", "b") : line)),
		],
		["lost its header", (lines) => lines.slice(1)],
		["has a table less", (lines) => lines.filter((line) => !line.includes('"notes"'))],
		["is another program's", () => ["hello"]],
	])("is refused when it %s, and nothing is restored", async (_what, damage) => {
		const lines = gunzipSync(await readFile(path))
			.toString()
			.trimEnd()
			.split("\n");
		const bad = join(folder, "bad.ndjson.gz");
		await writeFile(
			bad,
			gzipSync(
				damage(lines)
					.map((line) => `${line}\n`)
					.join(""),
			),
		);
		const { db } = await empty(driver);
		await expect(restoreBackup(db, bad)).rejects.toMatchObject({ code: "invalid" });
		await restoreBackup(db, path);
	});

	it("is refused when the file itself is cut, or is no file", async () => {
		const bytes = await readFile(path);
		const cut = join(folder, "cut.ndjson.gz");
		await writeFile(cut, bytes.subarray(0, bytes.length - 40));
		const { db } = await empty(driver);
		await expect(restoreBackup(db, cut)).rejects.toMatchObject({ code: "invalid" });
		await expect(restoreBackup(db, join(folder, "none"))).rejects.toMatchObject({ code: "not_found" });
		await expect(readBackupHeader(join(folder, "none"))).rejects.toMatchObject({ code: "not_found" });
	});

	it("of another schema says which Whence can restore it", async () => {
		const lines = gunzipSync(await readFile(path))
			.toString()
			.split("\n");
		const older = (lines[0] ?? "").replace(/"migration":"\w+"/, '"migration":"old"');
		const old = join(folder, "old.ndjson.gz");
		await writeFile(old, gzipSync([older, ...lines.slice(1)].join("\n")));
		await expect(restoreBackup((await empty(driver)).db, old)).rejects.toMatchObject({
			code: "conflict",
			hint: expect.stringContaining("whence@1.2.3"),
		});
	});

	it("replaces no file unless told to, and leaves none half written", async () => {
		const hash = createHash("sha256")
			.update(await readFile(path))
			.digest("hex");
		await expect(writeBackup(world.admin.db, { path, version: "1" })).rejects.toMatchObject({
			code: "conflict",
		});
		expect(
			createHash("sha256")
				.update(await readFile(path))
				.digest("hex"),
		).toBe(hash);
		const nowhere = join(path, "below", "a-file");
		await expect(writeBackup(world.admin.db, { path: nowhere, version: "1" })).rejects.toMatchObject({
			name: "WhenceError",
		});
		const copy = join(folder, "copy.ndjson.gz");
		await writeBackup(world.admin.db, { path: copy, version: "1" });
		await writeBackup(world.admin.db, { path: copy, version: "1", isForced: true });
		expect((await readdir(folder)).filter((name) => name.endsWith(".part"))).toEqual([]);
		expect((await stat(copy)).mode & 0o777).toBe(0o600);
	});
});
