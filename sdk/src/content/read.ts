import { createHash, randomUUID } from "node:crypto";
import { constants, createWriteStream } from "node:fs";
import { chmod, copyFile, mkdir, mkdtemp, rename, rm, stat, utimes } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { WhenceError } from "../../../lib/contracts/errors.ts";
import type { FileView } from "../../../lib/contracts/files.ts";
import { send } from "../client/http.ts";
import { cacheFolder } from "./cache-folder.ts";
import { copyFolder } from "./folder.ts";

/** What a copy in the cache is dated: one that has another date was written to, and is fetched anew. */
const cachedTime = new Date("2000-01-01T00:00:00Z");

/** The bytes as a stream; the server refuses when they are no longer the recorded ones. */
export async function openContent(file: FileView): Promise<ReadableStream<Uint8Array>> {
	const response = await send("GET", `/files/${file.uid}/content`);
	return response.body ?? new ReadableStream({ start: (controller) => controller.close() });
}

/** Copies the content to a folder of this process's own. */
export async function stageContent(file: FileView): Promise<string> {
	const path = join(await mkdtemp(join(tmpdir(), "whence-stage-")), file.name);
	if (file.type === "folder") {
		await copyFolder(file, path);
		return path;
	}
	// A reflink where the file system can, else a copy; never a hard link, which would share changes.
	await copyFile(await cacheContent(file), path, constants.COPYFILE_FICLONE);
	await chmod(path, 0o644);
	return path;
}

/** Brings the content into the cache once, by hash; files are read-only there. */
export async function cacheContent(file: FileView): Promise<string> {
	if (file.hash === null || !["file", "folder"].includes(file.type)) {
		throw new WhenceError("invalid", `${file.key} is a ${file.type}; it has no bytes to copy`);
	}
	const folder = join(await cacheFolder(), "files", file.hash.slice(0, 2), file.hash);
	const path = join(folder, file.name);
	if (await isCached(file, path)) return path;
	await mkdir(folder, { recursive: true });
	const temporary = join(folder, `.${randomUUID()}`);
	try {
		if (file.type === "folder") await copyFolder(file, temporary);
		else await download(file, temporary);
		await utimes(temporary, cachedTime, cachedTime);
		// A file is replaced in one step; a folder must make room.
		if (file.type === "folder") await rm(path, { recursive: true, force: true });
		await rename(temporary, path);
		return path;
	} finally {
		await rm(temporary, { recursive: true, force: true });
	}
}

async function isCached(file: FileView, path: string): Promise<boolean> {
	const found = await stat(path).catch((error: NodeJS.ErrnoException) => {
		if (error.code === "ENOENT") return null;
		throw error;
	});
	// A folder's own date says nothing of the files in it: it is copied, and so checked, every time.
	if (found === null || file.type === "folder") return false;
	return found.size === file.sizeBytes && found.mtimeMs === cachedTime.getTime();
}

async function download(file: FileView, path: string): Promise<void> {
	const hash = createHash("sha256");
	const hashing = new Transform({
		transform(chunk: Buffer, _encoding, done) {
			hash.update(chunk);
			done(null, chunk);
		},
	});
	const body = await openContent(file);
	// The same streams under two names: the DOM's types and Node's.
	const source = Readable.fromWeb(body as Parameters<typeof Readable.fromWeb>[0]);
	await pipeline(source, hashing, createWriteStream(path, { flags: "wx" }));
	if (hash.digest("hex") !== file.hash) {
		throw new WhenceError("content_changed", `what arrived of ${file.key} is not the recorded content`);
	}
	await chmod(path, 0o444);
}
