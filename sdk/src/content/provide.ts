import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { lstat, realpath } from "node:fs/promises";
import { relative, sep } from "node:path";
import { Readable } from "node:stream";
import { WhenceError } from "../../../lib/contracts/errors.ts";
import type { FileContent } from "../../../lib/contracts/files.ts";
import type { StorageView } from "../../../lib/contracts/storages.ts";
import { call, currentConnection, send } from "../client/http.ts";

const chunkBytes = 1024 * 1024;

/**
 * Makes the bytes of a local path safe: by name where they lie in a storage of this computer, else by sending
 * them. What the server keeps already is not sent again.
 *
 * @throws WhenceError `not_found` when nothing is there; `invalid` for folders outside every storage.
 */
export async function provideContent(
	path: string,
	type: "file" | "folder",
	storageUid: string | null,
): Promise<FileContent> {
	const entry = await lstat(path).catch((cause: NodeJS.ErrnoException) => {
		throw new WhenceError("not_found", `there is no file ${path}`, { cause });
	});
	const real = await realpath(path);
	if (await isInStorage(real)) return { kind: "path", path: real };
	if (type === "folder" || entry.isDirectory()) {
		throw new WhenceError("invalid", `${path} is a folder outside every storage`, {
			hint: "Put it into a storage and save it there with the type folder, or save its files one by one.",
		});
	}
	return upload(real, storageUid ?? "default");
}

/** Whether the server sees the same path, inside one of its storages. */
async function isInStorage(real: string): Promise<boolean> {
	const { isSameHost } = await currentConnection();
	if (!isSameHost) return false;
	const { items } = await call<{ items: StorageView[] }>("GET", "/storages");
	return items.some(({ root }) => {
		const parts = relative(root, real).split(sep);
		return parts[0] !== "" && parts[0] !== ".." && parts[0] !== ".whence";
	});
}

async function upload(path: string, storage: string): Promise<FileContent> {
	const { hash, sizeBytes } = await hashOf(path);
	const blob = `/storages/${storage}/blobs/${hash}`;
	if (!(await isKept(blob))) {
		const body = () =>
			Readable.toWeb(createReadStream(path, { highWaterMark: chunkBytes })) as ReadableStream<Uint8Array>;
		await send("PUT", blob, { body, headers: { "x-whence-size": String(sizeBytes) } });
	}
	return { kind: "blob", hash, sizeBytes };
}

async function isKept(blob: string): Promise<boolean> {
	try {
		await send("HEAD", blob);
		return true;
	} catch (error) {
		if (error instanceof WhenceError && error.code === "not_found") return false;
		throw error;
	}
}

/** SHA-256 over all bytes, streamed in constant memory. */
export async function hashOf(path: string): Promise<{ hash: string; sizeBytes: number }> {
	const hash = createHash("sha256");
	let sizeBytes = 0;
	for await (const chunk of createReadStream(path, { highWaterMark: chunkBytes })) {
		hash.update(chunk as Buffer);
		sizeBytes += (chunk as Buffer).length;
	}
	return { hash: hash.digest("hex"), sizeBytes };
}
