import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { File, finish, Run, Transform, track, User, WhenceError } from "../src/index.ts";
import { startTestServer, type TestServer, useServer } from "./support.ts";

describe("queries", () => {
	let server: TestServer;
	let align: Transform;
	let alignRun: Run;
	let made: File;
	beforeAll(async () => {
		server = await startTestServer();
		useServer(server);
		const folder = join(server.folder, "data");
		await mkdir(folder);
		const save = async (key: string, text: string) => {
			const path = join(folder, "x");
			await writeFile(path, text);
			return new File(path, { key, description: `about ${key}` }).save();
		};
		await track(await new Transform({ name: "Cell Ranger", version: "7.1.0" }).save());
		await save("fastqs/a.fastq.gz", "a");
		await save("fastqs/b.fastq.gz", "bb");
		await save("fastqs/a.fastq.gz", "a, again");
		align = await new Transform({ name: "Cell Ranger", version: "7.2.0" }).save();
		alignRun = (await track({ transform: align, name: "nightly" })).run;
		const input = await File.select({ key: "fastqs/a.fastq.gz" }).one();
		await input.open({ isRunInput: true });
		made = await save("bams/100%_sure.bam", "bam");
		await new Transform({ name: "Cell Ranger!", key: "other", type: "script", source: "x" }).save();
		await finish();
	});
	afterAll(() => server.stop());

	const keys = async (select: AsyncIterable<File>) => {
		const found: string[] = [];
		for await (const file of select) found.push(`${file.key} v${file.version}`);
		return found.sort();
	};

	test("see the latest by default, all versions with uid, hash, version, run, inputOf or transform", async () => {
		const latest = ["bams/100%_sure.bam v1", "fastqs/a.fastq.gz v2", "fastqs/b.fastq.gz v1"];
		expect(await keys(File.select())).toEqual(latest);
		const first = await File.select({ key: "fastqs/a.fastq.gz", version: 1 }).one();
		expect(await keys(File.select({ uid: first.uid }))).toEqual(["fastqs/a.fastq.gz v1"]);
		expect(await keys(File.select({ hash: first.hash?.slice(0, 8) ?? "" }))).toEqual([
			"fastqs/a.fastq.gz v1",
		]);
		expect(await keys(File.select({ run: first.run ?? "" }))).toHaveLength(3);
		expect(await keys(File.select({ inputOf: alignRun }))).toEqual(["fastqs/a.fastq.gz v2"]);
		expect(await keys(File.select({ transform: align }))).toEqual(["bams/100%_sure.bam v1"]);
	});

	test("filter files by key, suffix, size, person, time and type", async () => {
		expect(await keys(File.select({ key: { startsWith: "fastqs/" } }))).toHaveLength(2);
		expect(await keys(File.select({ key: { startsWith: "bams/100%_" } }))).toHaveLength(1);
		expect(await keys(File.select({ key: { startsWith: "%" } }))).toEqual([]);
		expect(await keys(File.select({ suffix: ".bam" }))).toEqual(["bams/100%_sure.bam v1"]);
		expect(await keys(File.select({ sizeBytes: 2 }))).toEqual(["fastqs/b.fastq.gz v1"]);
		expect(await keys(File.select({ sizeBytes: { gte: 3, lte: 5 } }))).toEqual(["bams/100%_sure.bam v1"]);
		expect(await File.select({ createdBy: "testuser1" }).count()).toBe(3);
		expect(await File.select({ createdBy: "nobody" }).count()).toBe(0);
		expect(await File.select({ createdAt: { gte: new Date(0), lt: "2999-01-01" } }).count()).toBe(3);
		expect(await File.select({ createdAt: { lt: new Date(0) } }).count()).toBe(0);
		expect(await File.select({ type: "folder" }).count()).toBe(0);
		expect(await File.select({ storage: "default" }).count()).toBe(0);
		expect(await File.select({ tag: "none" }).count()).toBe(0);
	});

	test("filter transforms and runs", async () => {
		expect((await Transform.select({ name: "Cell Ranger", version: "7.1.0" }).one()).version).toBe("7.1.0");
		expect((await Transform.select({ name: "Cell Ranger" }).one()).uid).toBe(align.uid);
		expect(await Transform.select({ type: "script" }).count()).toBe(1);
		expect(await Transform.select({ project: "", key: "other" }).count()).toBe(1);
		expect((await Run.select({ name: "nightly" }).one()).uid).toBe(alignRun.uid);
		expect(await Run.select({ status: "completed" }).count()).toBe(2);
		expect(await Run.select({ transform: align, createdBy: await User.me() }).count()).toBe(1);
		expect(await Run.select({ parent: alignRun }).count()).toBe(0);
		expect(await User.select({ role: "admin" }).count()).toBe(1);
	});

	test("order, limit, stream and count", async () => {
		const sizes = (files: File[]) => files.map(({ sizeBytes }) => sizeBytes);
		expect(sizes(await File.select().orderBy("sizeBytes", "asc").all())).toEqual([2, 3, 8]);
		expect(sizes(await File.select().orderBy("sizeBytes", "desc").limit(2).all())).toEqual([8, 3]);
		expect((await File.select().orderBy("key", "asc").first())?.key).toBe("bams/100%_sure.bam");
		expect(await File.select({ key: "none" }).first()).toBeNull();
		expect(await File.select({ key: "none" }).oneOrNone()).toBeNull();
		expect(await File.select().limit(2).count()).toBe(2);
	});

	test("one() on none or on many throws an error that says how many and which", async () => {
		const none = await File.select({ key: "none" })
			.one()
			.catch((error: unknown) => error);
		expect(none).toBeInstanceOf(WhenceError);
		expect(none).toMatchObject({ code: "not_found", message: expect.stringContaining("none") });
		const many = File.select({ suffix: ".fastq.gz" }).one();
		await expect(many).rejects.toMatchObject({
			code: "conflict",
			message: expect.stringMatching(/^expected one file, found 2: \w{16}, \w{16}$/),
		});
	});

	test("df() is an Arquero table, which a notebook shows as HTML", async () => {
		const table = await File.select().orderBy("key", "asc").df();
		expect(table.columnNames()).toContain("transform");
		expect(table.array("key")).toEqual(["bams/100%_sure.bam", "fastqs/a.fastq.gz", "fastqs/b.fastq.gz"]);
		const display = Reflect.get(table, Symbol.for("Jupyter.display")) as () => Record<string, string>;
		expect(display.call(table)["text/html"]).toContain("<td");
		expect((await File.select({ key: "none" }).df()).numRows()).toBe(0);
	});

	test("search finds by words, the best first; topHit gives the best alone, or an error", async () => {
		expect((await Transform.search("cell rang")).map(({ name }) => name)).toContain("Cell Ranger");
		expect((await Transform.search("Cell Ranger", { topHit: true })).name).toBe("Cell Ranger");
		expect((await File.search("sure", { topHit: true })).uid).toBe(made.uid);
		expect((await Run.search("nightly", { topHit: true })).uid).toBe(alignRun.uid);
		expect((await User.search("testuser", { topHit: true })).handle).toBe("testuser1");
		expect(await File.search("qqqqzzzz")).toEqual([]);
		await expect(File.search("qqqqzzzz", { topHit: true })).rejects.toMatchObject({ code: "not_found" });
	});

	test("lookup makes names into identifiers and numbers duplicates", async () => {
		const users = await User.lookup({ field: "handle" });
		expect(users["testuser1"]?.handle).toBe("testuser1");
		expect(users["nobody"]).toBeUndefined();
		expect("constructor" in users).toBe(false);
		const transforms = await Transform.lookup();
		expect(Object.keys(transforms)).toEqual(["Cell_Ranger", "Cell_Ranger_2"]);
		expect((await File.lookup())["bams_100__sure_bam"]?.uid).toBe(made.uid);
	});

	test("records that other records carry say what they do not know", async () => {
		const run = (await File.select({ key: made.key }).one()).run;
		expect(() => run?.finishedAt).toThrow("finishedAt was not read with this run");
		await run?.refresh();
		expect(run?.finishedAt).toBeInstanceOf(Date);
		expect(run?.createdBy.handle).toBe("testuser1");
		expect(JSON.parse(JSON.stringify({ made, run }))).toMatchObject({
			made: { key: made.key },
			run: { status: "completed", transform: { name: "Cell Ranger" } },
		});
	});

	test("a version says what changed in the code since another", async () => {
		const save = (source: string) => new Transform({ name: "qc.py", type: "script", source }).save();
		const [one, two] = [await save("a\nb\n"), await save("a\nc\n")];
		expect((await two.versions()).map(({ uid }) => uid)).toEqual([two.uid, one.uid]);
		expect(await two.changesSince(one)).toEqual({
			isSame: false,
			reason: null,
			added: 1,
			removed: 1,
			text: "--- qc.py@1\n+++ qc.py@2\n@@ -1,2 +1,2 @@\n a\n-b\n+c\n",
			note: null,
		});
		expect(await two.changesSince(two.uid)).toMatchObject({ isSame: true, text: "" });
		expect(await align.changesSince(two)).toMatchObject({ isSame: null, reason: expect.any(String) });
	});
});
