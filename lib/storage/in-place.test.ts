import { execFile } from "node:child_process";
import { closeSync, existsSync, futimesSync, openSync, renameSync, writeFileSync, writeSync } from "node:fs";
import { mkdir, rename, rm, stat, symlink, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";
import { parseFolderManifest } from "../contracts/folder-manifest.ts";
import { manifestOfFolder } from "./folder-manifest.ts";
import { hashFile } from "./hash-file.ts";
import { createLocalStorage, type LocalStorage } from "./local-storage.ts";
import { resolveInPlace } from "./resolve-in-place.ts";
import { sha256, withFolder, withStorage } from "./testing.ts";
import { verifyContent } from "./verify-content.ts";

const run = promisify(execFile);
const invalid = { code: "invalid" };

function find(storage: LocalStorage, path: string, allowFolder = true) {
	return resolveInPlace({ storages: [storage], path, allowFolder });
}

describe("resolveInPlace", () => {
	it.each([
		"plain.txt",
		"with space.txt",
		`'single' and "double" quotes`,
		"📊 emoji.csv",
		"-leading-dash",
		"..starts-with-dots",
		"new\nline",
		"back\\slash",
		"x".repeat(255),
	])("finds %j where it lies", (name) =>
		withStorage(async (storage) => {
			await mkdir(join(storage.root, "sub"));
			const absolutePath = join(storage.root, "sub", name);
			await writeFile(absolutePath, "data");
			expect(await find(storage, absolutePath)).toEqual({
				storage,
				relativePath: `sub/${name}`,
				absolutePath,
				kind: "file",
			});
			expect((await hashFile(absolutePath)).hash).toBe(sha256("data"));
		}),
	);

	it("is null outside every storage, and does not tell whether anything is there", () =>
		withStorage(async (storage, around) => {
			await writeFile(join(around, "outside"), "");
			await mkdir(`${storage.root}-beside`);
			await writeFile(`${storage.root}-beside/file`, "");
			for (const path of [
				join(around, "outside"),
				join(around, "nothing"),
				`${storage.root}-beside/file`,
				"/etc/passwd",
			]) {
				expect(await find(storage, path)).toBeNull();
			}
		}));

	it("says not found inside a storage", () =>
		withStorage(async (storage) => {
			await expect(find(storage, join(storage.root, "nothing"))).rejects.toMatchObject({ code: "not_found" });
		}));

	it("refuses .. even where it would stay inside, and relative paths", () =>
		withStorage(async (storage) => {
			await writeFile(join(storage.root, "file"), "");
			for (const path of [
				`${storage.root}/../mydata/file`,
				`${storage.root}/../../etc/passwd`,
				"file",
				`${storage.root}/file\0`,
			]) {
				await expect(find(storage, path)).rejects.toMatchObject(invalid);
			}
		}));

	it("refuses links that lead out, of files and of folders", () =>
		withStorage(async (storage, around) => {
			await mkdir(join(around, "secret"));
			await writeFile(join(around, "secret", "file"), "");
			await symlink(join(around, "secret", "file"), join(storage.root, "link"));
			await symlink("../secret", join(storage.root, "folder"));
			for (const path of ["link", "folder/file", "folder"]) {
				await expect(find(storage, join(storage.root, path))).rejects.toMatchObject(invalid);
			}
		}));

	it("follows links that stay inside, to the one place of the bytes", () =>
		withStorage(async (storage, around) => {
			await writeFile(join(storage.root, "real"), "");
			await symlink("real", join(storage.root, "link"));
			await symlink(storage.root, join(around, "door"));
			expect(await find(storage, join(storage.root, "link"))).toMatchObject({ relativePath: "real" });
			expect(await find(storage, join(around, "door", "real"))).toMatchObject({ relativePath: "real" });
		}));

	it("refuses everything under .whence, directly or through a link, and the storage's own folder", () =>
		withStorage(async (storage) => {
			await symlink(".whence/storage.json", join(storage.root, "marker"));
			for (const path of [".whence/storage.json", ".whence", "marker", "."]) {
				await expect(find(storage, join(storage.root, path))).rejects.toMatchObject(invalid);
			}
		}));

	it("refuses pipes, and folders unless they are asked for", () =>
		withStorage(async (storage) => {
			await run("mkfifo", [join(storage.root, "pipe")]);
			await mkdir(join(storage.root, "folder"));
			await expect(find(storage, join(storage.root, "pipe"))).rejects.toMatchObject(invalid);
			await expect(find(storage, join(storage.root, "folder"), false)).rejects.toMatchObject(invalid);
			expect(await find(storage, join(storage.root, "folder"))).toMatchObject({ kind: "folder" });
		}));

	it("gives a file to the inner of two storages", () =>
		withStorage(async (outer) => {
			const inner = await createLocalStorage({
				root: join(outer.root, "in"),
				uid: "innerUid0001",
				allowedRoots: [outer.root],
			});
			await writeFile(join(inner.root, "file"), "");
			const path = join(inner.root, "file");
			for (const storages of [
				[outer, inner],
				[inner, outer],
			]) {
				expect(await resolveInPlace({ storages, path, allowFolder: false })).toMatchObject({
					storage: inner,
					relativePath: "file",
				});
			}
		}));
});

describe("hashFile", () => {
	it("hashes files of every length around its buffers, and tells how far it is", () =>
		withFolder(async (folder) => {
			const path = join(folder, "file");
			for (const length of [0, 1, 1024 * 1024 - 1, 1024 * 1024, 1024 * 1024 + 1, 3_000_000]) {
				const bytes = Buffer.alloc(length, "whence");
				await writeFile(path, bytes);
				let last = 0;
				expect(await hashFile(path, { onProgress: (done) => (last = done) })).toEqual({
					hash: sha256(bytes),
					sizeBytes: length,
					mtimeNs: (await stat(path, { bigint: true })).mtimeNs,
				});
				expect(last).toBe(length);
			}
		}));

	it("reads again a file that changed once, and gives up on one that goes on changing", () =>
		withFolder(async (folder) => {
			const path = join(folder, "file");
			const bytes = Buffer.alloc(3_000_000);
			await writeFile(path, bytes);
			const writer = openSync(path, "r+");
			let writes = 0;
			// The time is set, too: two writes within one tick of the disk's clock would look like one.
			const changeAtMost = (most: number) => () => {
				if (writes >= most) return;
				writeSync(writer, Buffer.of(++writes), 0, 1, 0);
				futimesSync(writer, writes, writes);
			};
			try {
				const always = changeAtMost(Number.POSITIVE_INFINITY);
				await expect(hashFile(path, { onProgress: always })).rejects.toMatchObject({
					code: "content_changed",
				});
				writes = 0;
				const { hash } = await hashFile(path, { onProgress: changeAtMost(1) });
				expect(writes).toBe(1);
				expect(hash).toBe(sha256(Buffer.concat([Buffer.of(1), bytes.subarray(1)])));
			} finally {
				closeSync(writer);
			}
		}));

	it("notices that another file took the path, though size and time are the same", () =>
		withFolder(async (folder) => {
			const [path, other] = [join(folder, "file"), join(folder, "other")];
			const time = new Date(1_700_000_000_000);
			await writeFile(path, Buffer.alloc(3_000_000, "a"));
			await writeFile(other, Buffer.alloc(3_000_000, "b"));
			await utimes(path, time, time);
			await utimes(other, time, time);
			const { hash } = await hashFile(path, {
				onProgress: () => existsSync(other) && renameSync(other, path),
			});
			expect(hash).toBe(sha256(Buffer.alloc(3_000_000, "b")));
		}));

	it("refuses links, pipes and folders at once, and stops when told to", () =>
		withFolder(async (folder) => {
			await writeFile(join(folder, "file"), "x");
			await symlink("file", join(folder, "link"));
			await run("mkfifo", [join(folder, "pipe")]);
			for (const path of ["link", "pipe", "."])
				await expect(hashFile(join(folder, path))).rejects.toMatchObject(invalid);
			await expect(hashFile(join(folder, "none"))).rejects.toMatchObject({ code: "not_found" });
			await expect(hashFile(join(folder, "file"), { signal: AbortSignal.abort() })).rejects.toThrow(/abort/i);
		}));
});

describe("manifestOfFolder", () => {
	it("is the same for equal folders, whatever the order in which they were filled", () =>
		withFolder(async (folder) => {
			const files: [string, string][] = [
				["b/two", "2"],
				["a", "1"],
				["b-", "3"],
				["é 📊", "4"],
				["new\nline", "5"],
			];
			for (const [root, order] of [
				["x", files],
				["y", [...files].reverse()],
			] as const) {
				await mkdir(join(folder, root, "b"), { recursive: true });
				for (const [path, content] of order) await writeFile(join(folder, root, path), content);
			}
			await mkdir(join(folder, "y", ".whence"));
			await writeFile(join(folder, "y", ".whence", "db"), "not data");
			const [x, y] = [await manifestOfFolder(join(folder, "x")), await manifestOfFolder(join(folder, "y"))];
			expect(x.hash).toBe(y.hash);
			expect(x.hash).toBe(sha256(x.manifest));
			expect(x.sizeBytes).toBe(5);
			expect(parseFolderManifest(x.manifest).map((entry) => entry.path)).toEqual([
				"a",
				"b-",
				"b/two",
				"new\nline",
				"é 📊",
			]);
		}));

	it("refuses a symbolic link, naming it", () =>
		withFolder(async (folder) => {
			await symlink("/etc/passwd", join(folder, "link"));
			await expect(manifestOfFolder(folder)).rejects.toMatchObject({
				...invalid,
				message: expect.stringContaining(join(folder, "link")),
			});
		}));

	it("refuses pipes, and names that are not UTF-8", () =>
		withFolder(async (folder) => {
			await run("mkfifo", [join(folder, "pipe")]);
			await expect(manifestOfFolder(folder)).rejects.toMatchObject(invalid);
			await rm(join(folder, "pipe"));
			await writeFile(Buffer.concat([Buffer.from(`${folder}/`), Buffer.of(0xff, 0xfe)]), "");
			await expect(manifestOfFolder(folder)).rejects.toMatchObject(invalid);
		}));

	it("notices a file that came while it read", () =>
		withFolder(async (folder) => {
			await writeFile(join(folder, "file"), "x");
			const onProgress = () => writeFileSync(join(folder, "late"), "y");
			await expect(manifestOfFolder(folder, { onProgress })).rejects.toMatchObject({
				code: "content_changed",
			});
		}));
});

describe("verifyContent", () => {
	const old = new Date(1_700_000_000_000);

	async function known(path: string) {
		return { path, ...(await hashFile(path)) };
	}

	it("believes size and time, without reading", () =>
		withFolder(async (folder) => {
			const path = join(folder, "file");
			await writeFile(path, "data");
			const { mtimeNs, sizeBytes } = await known(path);
			const hash = "0".repeat(64);
			expect(await verifyContent({ path, mtimeNs, sizeBytes, hash })).toEqual({ state: "present", mtimeNs });
		}));

	it("finds a touched file present, and gives its new time", () =>
		withFolder(async (folder) => {
			const path = join(folder, "file");
			await writeFile(path, "data");
			const expected = await known(path);
			await utimes(path, old, old);
			const mtimeNs = BigInt(old.getTime()) * 1_000_000n;
			expect(await verifyContent(expected)).toEqual({ state: "present", mtimeNs });
			expect(await verifyContent({ ...expected, mtimeNs: null })).toEqual({ state: "present", mtimeNs });
		}));

	it("finds other bytes changed, of the same size or not, and a link or folder in its place", () =>
		withFolder(async (folder) => {
			const path = join(folder, "file");
			await writeFile(path, "data");
			await utimes(path, old, old);
			const expected = await known(path);
			await writeFile(path, "DATA");
			expect(await verifyContent(expected)).toEqual({ state: "changed" });
			await writeFile(path, "data and more");
			expect(await verifyContent(expected)).toEqual({ state: "changed" });
			await rename(path, join(folder, "moved"));
			await symlink("moved", path);
			expect(await verifyContent(expected)).toEqual({ state: "changed" });
			await rm(path);
			expect(await verifyContent(expected)).toEqual({ state: "missing" });
			await mkdir(path);
			expect(await verifyContent(expected)).toEqual({ state: "changed" });
		}));

	it("finds a folder present, touched, changed or missing", () =>
		withFolder(async (around) => {
			const path = join(around, "folder");
			await mkdir(join(path, "sub"), { recursive: true });
			await writeFile(join(path, "sub", "file"), "data");
			for (const part of ["sub/file", "sub", "."]) await utimes(join(path, part), old, old);
			const { hash, sizeBytes, mtimeNs } = await manifestOfFolder(path);
			const expected = { path, hash, sizeBytes, mtimeNs };
			expect(await verifyContent(expected)).toEqual({ state: "present", mtimeNs });
			await utimes(join(path, "sub", "file"), new Date(), new Date());
			const touched = await verifyContent(expected);
			expect(touched.state).toBe("present");
			expect(touched.mtimeNs).toBeGreaterThan(mtimeNs);
			await rename(join(path, "sub", "file"), join(path, "sub", "renamed"));
			expect(await verifyContent(expected)).toEqual({ state: "changed" });
			await rm(path, { recursive: true });
			expect(await verifyContent(expected)).toEqual({ state: "missing" });
		}));
});
