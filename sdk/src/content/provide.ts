import type { Stats } from "node:fs";
import { realpath, stat } from "node:fs/promises";
import { WhenceError } from "../../../lib/contracts/errors.ts";
import type { FileContent } from "../../../lib/contracts/files.ts";
import { send } from "../client/http.ts";
import { chunkBytes, hashOf, piecesOf } from "./hash.ts";
import type { OnProgress } from "./progress.ts";
import { isInStorage } from "./storages.ts";

/** What is to be saved, and where to. */
export interface Wanted {
	type: "file" | "folder" | undefined;
	storageUid: string | null;
	onProgress: OnProgress | undefined;
}

/**
 * Makes the bytes of a local path safe: by name where they lie in a storage of this computer, else by sending
 * them. What the server keeps already is not sent again.
 *
 * @throws WhenceError `not_found` when nothing is there; `invalid` for a folder outside every storage, and
 *   for what is neither file nor folder.
 */
export async function provideContent(
	path: string,
	wanted: Wanted,
): Promise<{ content: FileContent; type: "file" | "folder" }> {
	const { real, entry } = await lookAt(path);
	const found = entry.isDirectory() ? "folder" : "file";
	const type = wanted.type ?? found;
	if (type !== found)
		throw new WhenceError("invalid", `${path} is a ${found}, not a ${type}`, { field: "type" });
	if (await isInStorage(real)) return { content: { kind: "path", path: real }, type };
	if (type === "folder") {
		throw new WhenceError("invalid", `${path} is a folder outside every storage`, {
			hint: "Put it inside a storage and save it there, or save its files one by one.",
		});
	}
	return { content: await upload(real, entry.size, wanted), type };
}

async function lookAt(path: string): Promise<{ real: string; entry: Stats }> {
	try {
		const real = await realpath(path);
		const entry = await stat(real);
		if (entry.isFile() || entry.isDirectory()) return { real, entry };
	} catch (cause) {
		const code = (cause as NodeJS.ErrnoException).code;
		if (code !== "ENOENT" && code !== "ENOTDIR") throw cause;
		throw new WhenceError("not_found", `there is no file ${path}`, { cause });
	}
	throw new WhenceError("invalid", `${path} is neither a file nor a folder, so it has no content to keep`);
}

async function upload(path: string, totalBytes: number, wanted: Wanted): Promise<FileContent> {
	const { onProgress } = wanted;
	const { hash, sizeBytes } = await hashOf(path, (doneBytes) =>
		onProgress?.({ phase: "hashing", doneBytes, totalBytes }),
	);
	const blob = `/storages/${wanted.storageUid ?? "default"}/blobs/${hash}`;
	// Asking first is for what takes long to send.
	if (sizeBytes <= chunkBytes || !(await isKept(blob))) {
		const body = () => readingAloud(path, sizeBytes, onProgress);
		await send("PUT", blob, { body, headers: { "x-whence-size": String(sizeBytes) } });
	}
	return { kind: "blob", hash, sizeBytes };
}

async function* readingAloud(
	path: string,
	totalBytes: number,
	onProgress: OnProgress | undefined,
): AsyncGenerator<Buffer> {
	let doneBytes = 0;
	for await (const piece of piecesOf(path)) {
		yield piece;
		doneBytes += piece.length;
		onProgress?.({ phase: "sending", doneBytes, totalBytes });
	}
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
