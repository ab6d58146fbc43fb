import { createHash } from "node:crypto";
import { chmod, readdir, readFile, stat, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { formatFolderManifest } from "../contracts/folder-manifest.ts";
import { removeBlob, statBlob } from "./blobs.ts";
import { blobPath, type LocalStorage, stagingFolder } from "./layout.ts";
import { readFolderManifest } from "./read-manifest.ts";
import { receiveBlob } from "./receive-blob.ts";
import { sweepStaging } from "./sweep-staging.ts";
import { bodyOf, sha256, withStorage } from "./testing.ts";

const text = "ACGT\n".repeat(100_000);

/** Every file under `.whence` but the marker. */
async function leftIn(storage: LocalStorage): Promise<string[]> {
	const entries = await readdir(join(storage.root, ".whence"), { recursive: true, withFileTypes: true });
	return entries
		.filter((entry) => entry.isFile() && entry.name !== "storage.json")
		.map((entry) => entry.name);
}

function receive(
	storage: LocalStorage,
	content: string,
	overrides: Partial<Parameters<typeof receiveBlob>[0]> = {},
) {
	return receiveBlob({
		storage,
		hash: sha256(content),
		sizeBytes: Buffer.byteLength(content),
		body: bodyOf(content),
		...overrides,
	});
}

describe("receiveBlob", () => {
	it("keeps bytes under their hash, read-only, and leaves no other file", () =>
		withStorage(async (storage) => {
			const blob = await receive(storage, text);
			const hash = sha256(text);
			expect(blob).toMatchObject({ hash, sizeBytes: text.length, alreadyThere: false });
			expect(blob.relativePath).toBe(`.whence/blobs/${hash.slice(0, 2)}/${hash.slice(2)}`);
			const path = join(storage.root, blob.relativePath);
			expect(path).toBe(blobPath(storage, hash));
			expect(await readFile(path, "utf8")).toBe(text);
			const entry = await stat(path, { bigint: true });
			expect(Number(entry.mode) & 0o777).toBe(0o444);
			expect(entry.nlink).toBe(1n);
			expect(blob.mtimeNs).toBe(entry.mtimeNs);
			expect(await leftIn(storage)).toEqual([hash.slice(2)]);
		}));

	it("keeps an empty file", () =>
		withStorage(async (storage) => {
			expect(await receive(storage, "")).toMatchObject({ sizeBytes: 0, alreadyThere: false });
		}));

	it("says that equal bytes are there already, and does not touch them", () =>
		withStorage(async (storage) => {
			const first = await receive(storage, text);
			expect(await receive(storage, text)).toEqual({ ...first, alreadyThere: true });
			expect(await leftIn(storage)).toHaveLength(1);
		}));

	it("still reads the bytes when they are there already: a hash alone proves nothing", () =>
		withStorage(async (storage) => {
			await receive(storage, text);
			await expect(receive(storage, text, { body: bodyOf("x".repeat(text.length)) })).rejects.toMatchObject({
				code: "invalid",
				field: "hash",
			});
		}));

	it("replaces a blob that lost bytes on the disk", () =>
		withStorage(async (storage) => {
			const { relativePath } = await receive(storage, text);
			const path = join(storage.root, relativePath);
			await chmod(path, 0o644);
			await writeFile(path, "half");
			expect(await receive(storage, text)).toMatchObject({ alreadyThere: false });
			expect(await readFile(path, "utf8")).toBe(text);
			expect(await leftIn(storage)).toHaveLength(1);
		}));

	it("refuses other bytes than announced, naming both hashes, and keeps nothing", () =>
		withStorage(async (storage) => {
			const hash = sha256("other");
			await expect(receive(storage, text, { hash })).rejects.toMatchObject({
				code: "invalid",
				message: `The bytes that arrived have the hash ${sha256(text)}, not ${hash}.`,
			});
			expect(await leftIn(storage)).toEqual([]);
		}));

	it.each([
		["fewer", -1, `${text.length + 1} bytes were announced, ${text.length} arrived.`],
		["more", 1, `${text.length - 1} bytes were announced, at least ${text.length} arrived.`],
	])("refuses %s bytes than announced, naming both sizes, and keeps nothing", (_, difference, message) =>
		withStorage(async (storage) => {
			await expect(receive(storage, text, { sizeBytes: text.length - difference })).rejects.toMatchObject({
				code: "invalid",
				message,
			});
			expect(await leftIn(storage)).toEqual([]);
		}),
	);

	it("stops an endless body at the announced size", () =>
		withStorage(async (storage) => {
			let sent = 0;
			let isCancelled = false;
			const body = new ReadableStream<Uint8Array>({
				pull(controller) {
					sent += 65_536;
					controller.enqueue(new Uint8Array(65_536));
				},
				cancel() {
					isCancelled = true;
				},
			});
			await expect(receive(storage, "", { sizeBytes: 1_000_000, body })).rejects.toMatchObject({
				code: "invalid",
			});
			expect(isCancelled).toBe(true);
			expect(sent).toBeLessThan(1_300_000);
		}));

	it("keeps nothing of a body that breaks off", () =>
		withStorage(async (storage) => {
			let chunks = 0;
			const body = new ReadableStream<Uint8Array>({
				pull(controller) {
					if (++chunks > 3) throw new Error("ECONNRESET");
					controller.enqueue(new Uint8Array(1000));
				},
			});
			await expect(receive(storage, text, { body })).rejects.toMatchObject({
				code: "invalid",
				message: `The upload broke off after 3000 of ${text.length} bytes.`,
				cause: expect.objectContaining({ message: "ECONNRESET" }),
			});
			expect(await leftIn(storage)).toEqual([]);
		}));

	it("refuses what is no hash before it reads a byte, so that no path can be smuggled in", () =>
		withStorage(async (storage) => {
			for (const hash of ["../../../etc/passwd", "A".repeat(64), "", `${"a".repeat(64)}\n`]) {
				await expect(receive(storage, text, { hash })).rejects.toMatchObject({
					code: "invalid",
					field: "hash",
				});
			}
		}));

	it("keeps one copy when many send the same bytes at once", () =>
		withStorage(async (storage) => {
			const all = await Promise.all(Array.from({ length: 12 }, () => receive(storage, text)));
			expect(all.filter((blob) => !blob.alreadyThere)).toHaveLength(1);
			expect(new Set(all.map((blob) => blob.mtimeNs)).size).toBe(1);
			expect(await leftIn(storage)).toHaveLength(1);
		}));

	it(
		"receives 200 MB in constant memory, asking for no more than it can write",
		() =>
			withStorage(async (storage) => {
				const chunk = Buffer.alloc(256 * 1024, "ACGT");
				const chunkCount = 800;
				const hash = createHash("sha256");
				for (let i = 0; i < chunkCount; i++) hash.update(chunk);
				let sent = 0;
				let peakBytes = 0;
				const before = process.memoryUsage().rss;
				const body = new ReadableStream<Uint8Array>({
					pull(controller) {
						peakBytes = Math.max(peakBytes, process.memoryUsage().rss - before);
						if (sent++ === chunkCount) return controller.close();
						controller.enqueue(Uint8Array.from(chunk));
					},
				});
				await receiveBlob({ storage, hash: hash.digest("hex"), sizeBytes: chunk.length * chunkCount, body });
				expect(peakBytes).toBeLessThan(100 * 1024 * 1024);
			}),
		60_000,
	);
});

describe("a folder's manifest", () => {
	it("is taken once every file of the folder is there", () =>
		withStorage(async (storage) => {
			await receive(storage, "one");
			const entries = [
				{ path: "a/one", sizeBytes: 3, hash: sha256("one") },
				{ path: "two", sizeBytes: 3, hash: sha256("two") },
			];
			const manifest = Buffer.from(formatFolderManifest(entries)).toString("utf8");
			await expect(receive(storage, manifest, { isFolderManifest: true })).rejects.toMatchObject({
				code: "invalid",
				message: "The folder names two, whose bytes were not uploaded.",
			});
			await receive(storage, "two");
			const { hash } = await receive(storage, manifest, { isFolderManifest: true });
			expect(await readFolderManifest(storage, hash)).toEqual({ entries, sizeBytes: 6 });
		}));

	it("is refused when it is other bytes", () =>
		withStorage(async (storage) => {
			await expect(receive(storage, text, { isFolderManifest: true })).rejects.toMatchObject({
				code: "invalid",
			});
			expect(await leftIn(storage)).toEqual([]);
			await expect(readFolderManifest(storage, sha256("none"))).rejects.toMatchObject({ code: "not_found" });
		}));
});

describe("removeBlob", () => {
	it("frees a blob, and says when there was none", () =>
		withStorage(async (storage) => {
			const { relativePath, hash } = await receive(storage, text);
			expect(await removeBlob(storage, relativePath)).toBe(true);
			expect(await statBlob(storage, hash)).toBeNull();
			expect(await removeBlob(storage, relativePath)).toBe(false);
		}));

	it("refuses every path that is not a blob's", () =>
		withStorage(async (storage) => {
			await writeFile(join(storage.root, "mine.txt"), "mine");
			const outside = `.whence/blobs/../../mine.txt`;
			for (const path of [
				"mine.txt",
				outside,
				".whence/storage.json",
				"",
				"/etc/passwd",
				`.whence/blobs/aa/${"b".repeat(61)}.`,
			]) {
				await expect(removeBlob(storage, path)).rejects.toMatchObject({ code: "invalid" });
			}
			expect(await readFile(join(storage.root, "mine.txt"), "utf8")).toBe("mine");
		}));
});

describe("sweepStaging", () => {
	it("removes what dead uploads left, and nothing that is being sent", () =>
		withStorage(async (storage) => {
			expect(await sweepStaging(storage, { olderThanMs: 0 })).toEqual({ removedCount: 0, freedBytes: 0 });
			await receive(storage, text);
			await writeFile(join(stagingFolder(storage), "dead"), "12345");
			await writeFile(join(stagingFolder(storage), "living"), "123");
			const twoHoursAgo = new Date(Date.now() - 7_200_000);
			await utimes(join(stagingFolder(storage), "dead"), twoHoursAgo, twoHoursAgo);
			expect(await sweepStaging(storage, { olderThanMs: 3_600_000 })).toEqual({
				removedCount: 1,
				freedBytes: 5,
			});
			expect(await readdir(stagingFolder(storage))).toEqual(["living"]);
			expect(await statBlob(storage, sha256(text))).not.toBeNull();
		}));
});
