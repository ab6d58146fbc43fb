import { createHash } from "node:crypto";
import { chmod, mkdir, readFile, stat, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { File, finish, type Progress, Run, Storage, settings, Transform, track } from "../src/index.ts";
import { startTestServer, type TestServer, useServer } from "./support.ts";

describe("files", () => {
	let server: TestServer;
	let folder: string;
	let run: Run;
	let count = 0;
	beforeAll(async () => {
		settings.verbosity = 0;
		server = await startTestServer();
		useServer(server);
	});
	afterAll(() => server.stop());
	beforeEach(async () => {
		folder = join(server.folder, `files ${++count}`);
		await mkdir(folder);
		const transform = await new Transform({ name: `maker ${count}`, version: "1" }).save();
		run = (await track(transform)).run;
	});
	afterEach(async () => {
		settings.trackRunInputs = false;
		settings.verbosity = 0;
		vi.restoreAllMocks();
		await finish();
	});

	const write = async (name: string, text: string | Uint8Array) => {
		const path = join(folder, name);
		await writeFile(path, text);
		return path;
	};
	const save = async (key: string, text: string | Uint8Array) =>
		new File(await write("some.bin", text), { key }).save();
	const said = (verbosity: 1 | 3 = 1) => {
		settings.verbosity = verbosity;
		const lines: string[] = [];
		vi.spyOn(process.stderr, "write").mockImplementation((text) => {
			lines.push(String(text));
			return true;
		});
		return lines;
	};

	describe("saving", () => {
		test("keeps all bytes under their SHA-256, with run and transform", async () => {
			const file = await save("a/b.txt", "hello");
			const hash = createHash("sha256").update("hello").digest("hex");
			expect([file.hash, file.sizeBytes, file.version, file.suffix]).toEqual([hash, 5, 1, ".txt"]);
			expect([file.run?.uid, file.transform?.name]).toEqual([run.uid, run.transform.name]);
			expect(file.createdBy.handle).toBe("testuser1");
		});

		test("A, B, A under one key: a new version each time, and equal content none", async () => {
			const versions = [];
			for (const text of ["A", "B", "A"]) versions.push(await save("aba.txt", text));
			expect(versions.map(({ version }) => version)).toEqual([1, 2, 3]);
			expect((await save("aba.txt", "A")).uid).toBe(versions[2]?.uid);
			expect((await versions[0]?.versions())?.map(({ version }) => version)).toEqual([3, 2, 1]);
			await versions[0]?.refresh();
			expect(versions[0]?.isLatest).toBe(false);
		});

		test("takes an empty file and hostile names", async () => {
			expect((await save("empty", "")).sizeBytes).toBe(0);
			for (const name of ["-rf", 'it\'s "quoted" 🧬.txt', "x".repeat(255), "a\nb"]) {
				const file = await new File(await write(name, name)).save();
				expect(file.key).toBe(name);
				expect((await File.select({ key: name }).one()).uid).toBe(file.uid);
			}
		});

		test("asks for a key when another transform's file has the name", async () => {
			const path = await write("result.csv", "1");
			await new File(path).save();
			await track(await new Transform({ name: "someone else", version: "1" }).save());
			await expect(new File(path).save()).rejects.toMatchObject({ code: "conflict", field: "key" });
			expect((await new File(path, { key: "else/result.csv" }).save()).version).toBe(1);
		});

		test("tells how far it is, and sends nothing twice", async () => {
			const path = await write("big.bin", new Uint8Array(3_000_000));
			const heard: Progress[] = [];
			await new File(path, { key: "big.bin" }).save({ onProgress: (progress) => heard.push(progress) });
			expect(heard.at(-1)).toEqual({ phase: "sending", doneBytes: 3_000_000, totalBytes: 3_000_000 });
			const again: Progress[] = [];
			await new File(path, { key: "copy.bin" }).save({ onProgress: (progress) => again.push(progress) });
			expect(new Set(again.map(({ phase }) => phase))).toEqual(new Set(["hashing"]));
		});

		test("outside a run it is allowed, with a warning", async () => {
			await finish();
			const lines = said();
			const file = await save("by-hand.txt", "hand");
			expect(lines.join("")).toContain("outside a run");
			expect([file.run, file.transform]).toEqual([null, null]);
		});

		test("a path inside a storage is registered in place, and never touched", async () => {
			const path = join(server.storage, "in place.txt");
			await writeFile(path, "here", { mode: 0o640 });
			const file = await new File(path, { key: "in place.txt" }).save();
			expect(file.path).toBe(path);
			expect((await stat(path)).mode & 0o777).toBe(0o640);
			await writeFile(path, "other bytes");
			await expect(file.open()).rejects.toMatchObject({ code: "content_changed" });
		});

		test("a link from a storage to elsewhere is sent, not registered in place", async () => {
			const link = join(server.storage, "link.txt");
			await symlink(await write("outside.txt", "outside"), link);
			const file = await new File(link, { key: "link.txt" }).save();
			expect(file.path).toContain(".whence");
		});

		test("a folder outside every storage is refused, saying to put it inside", async () => {
			const error = await new File(folder).save().catch((thrown: unknown) => thrown);
			expect(error).toMatchObject({ code: "invalid", hint: expect.stringContaining("inside a storage") });
		});

		test("says what is not there or no file, before anything is sent", async () => {
			await expect(new File(join(folder, "none")).save()).rejects.toMatchObject({ code: "not_found" });
			await expect(new File("/dev/null").save()).rejects.toMatchObject({ code: "invalid" });
			expect(() => new File("x").uid).toThrow("was not saved yet");
		});

		test("goes to the storage that is set", async () => {
			const other = await Storage.create(join(server.folder, `other ${count}`));
			settings.storage = other.uid;
			try {
				const file = await save("elsewhere.txt", "elsewhere");
				expect(file.path?.startsWith(other.root)).toBe(true);
			} finally {
				settings.storage = null;
			}
			expect((await Storage.all()).filter(({ isDefault }) => isDefault)).toHaveLength(1);
		});

		test("hints at verbosity 3 say what was saved, with the link to its page", async () => {
			const lines = said(3);
			const file = await save("hinted.txt", "hint");
			expect(lines.join("")).toContain(`Saved hinted.txt. ${server.url}/files/${file.uid}`);
		});
	});

	describe("reading", () => {
		test("stage() gives a copy of one's own with the real base name", async () => {
			const file = await save("deep/er/reads.fq", "reads");
			const path = await file.stage();
			expect(path.endsWith("/reads.fq")).toBe(true);
			await writeFile(path, "changed by me");
			expect(await readFile(await file.stage(), "utf8")).toBe("reads");
		});

		test("cache() keeps one read-only copy, and fetches anew one that was written to", async () => {
			const file = await save("cached.txt", "cached");
			const path = await file.cache();
			expect((await stat(path)).mode & 0o777).toBe(0o444);
			expect(await file.cache()).toBe(path);
			await chmod(path, 0o644);
			await writeFile(path, "CACHED");
			expect(await readFile(await file.cache(), "utf8")).toBe("cached");
		});

		test("open() streams the bytes", async () => {
			const file = await save("open.txt", "stream me");
			expect(await new Response(await file.open()).text()).toBe("stream me");
			expect(await new Response(await (await save("nothing", "")).open()).text()).toBe("");
		});

		test("load() parses what the suffix says", async () => {
			expect(await (await save("x.json", '{"a": 1}')).load()).toEqual({ a: 1 });
			expect(await (await save("x.txt", "text")).load()).toBe("text");
			expect(await (await save("x.bin", new Uint8Array([1, 2]))).load()).toEqual(new Uint8Array([1, 2]));
			const csv = await (await save("x.csv.gz", gzipSync("n,m\n1,2\n3,4\n"))).load();
			expect(csv).toMatchObject({ numRows: expect.any(Function) });
			await expect((await save("bad.json", "{")).load()).rejects.toMatchObject({ code: "invalid" });
		});

		test("a folder is staged and cached whole, and checked", async () => {
			const path = join(server.storage, `a folder ${count}`);
			await mkdir(join(path, "sub"), { recursive: true });
			await writeFile(join(path, "sub", "é.txt"), "1");
			await writeFile(join(path, "z.txt"), "2");
			const file = await new File(path, { key: "a folder" }).save();
			expect(file.type).toBe("folder");
			const staged = await file.stage();
			expect(await readFile(join(staged, "sub", "é.txt"), "utf8")).toBe("1");
			expect(await readFile(join(await file.cache(), "z.txt"), "utf8")).toBe("2");
			await writeFile(join(path, "z.txt"), "3");
			await expect(file.stage()).rejects.toMatchObject({ code: "content_changed" });
		});
	});

	describe("inputs", () => {
		const other = async () => {
			const file = await save(`source-${count}.txt`, `source ${count}`);
			run = (await track(await new Transform({ name: `reader ${count}`, version: "1" }).save())).run;
			return file;
		};
		const keys = async (reader: Run) => (await reader.inputs.all()).map(({ key }) => key);

		test("are taken back with a reason, and restored", async () => {
			const file = await other();
			await file.stage({ isRunInput: true });
			await run.inputs.retract(file, "staged by mistake");
			expect(await keys(run)).toEqual([]);
			await run.inputs.restore(file.uid);
			expect(await keys(run)).toEqual([file.key]);
			await expect(run.outputs.retract(file, "no such link")).rejects.toMatchObject({ code: "not_found" });
			await expect(run.inputs.retract(file, " ")).rejects.toMatchObject({ code: "invalid" });
		});

		test("are not recorded unless asked, with one hint that says how", async () => {
			const file = await other();
			const lines = said();
			await file.stage();
			await file.cache();
			expect(await keys(run)).toEqual([]);
			expect(lines.filter((line) => line.includes("settings.trackRunInputs"))).toHaveLength(1);
		});

		test.each(["stage", "cache", "open", "load"] as const)(
			"%s() records the edge when wanted",
			async (read) => {
				const file = await other();
				settings.trackRunInputs = true;
				await file[read]({ isRunInput: false });
				expect(await keys(run)).toEqual([]);
				await file[read]();
				await file[read]();
				expect(await keys(run)).toEqual([file.key]);
			},
		);

		test("isRunInput overrides the setting, and may be another run", async () => {
			const file = await other();
			await file.open({ isRunInput: true });
			expect(await keys(run)).toEqual([file.key]);
			const byHand = await new Run({ transform: run.transform }).save();
			await file.open({ isRunInput: byHand });
			expect(await keys(byHand)).toEqual([file.key]);
		});

		test("a failed read records nothing", async () => {
			const path = join(server.storage, `gone-${count}.txt`);
			await writeFile(path, "soon other");
			const file = await new File(path).save();
			await other();
			await writeFile(path, "other");
			await expect(file.stage({ isRunInput: true })).rejects.toMatchObject({ code: "content_changed" });
			expect(await keys(run)).toEqual([]);
		});

		test("a run that reads its own output, or saves its input unchanged, makes no cycle", async () => {
			const own = await save("own.txt", "own");
			await own.open({ isRunInput: true });
			expect(await keys(run)).toEqual([]);
			const file = await other();
			const path = await file.stage({ isRunInput: true });
			await new File(path, { key: file.key }).save();
			expect(await keys(run)).toEqual([file.key]);
			expect(await run.outputs.all()).toEqual([]);
		});

		test("asked for by name without a run is an error", async () => {
			const file = await other();
			await finish();
			await expect(file.open({ isRunInput: true })).rejects.toMatchObject({ code: "invalid" });
			await file.open();
		});
	});

	test("archive, restore and delete", async () => {
		const file = await save("mortal.txt", "mortal");
		expect((await file.archive()).isArchived).toBe(true);
		expect(await File.select({ key: "mortal.txt" }).count()).toBe(0);
		expect(await File.select({ key: "mortal.txt", archived: "only" }).count()).toBe(1);
		expect((await file.restore()).isArchived).toBe(false);
		expect((await file.delete()).isDeleted).toBe(true);
		await expect(file.open()).rejects.toMatchObject({ code: "not_found" });
	});

	test("a file made from a version that is no longer the latest says so", async () => {
		await save("from.txt", "v1");
		const from = await File.select({ key: "from.txt" }).one();
		await track(await new Transform({ name: "stale maker", version: "1" }).save());
		await from.open({ isRunInput: true });
		const made = await save("made.txt", "made of v1");
		expect(made.staleInputs).toEqual([]);
		await save("from.txt", "v2");
		await made.refresh();
		expect(made.staleInputs).toMatchObject([{ key: "from.txt", madeFromVersionNo: 1, latestVersionNo: 2 }]);
	});
});
