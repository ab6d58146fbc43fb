import { createHash, randomUUID } from "node:crypto";
import { constants, createWriteStream } from "node:fs";
import { chmod, copyFile, mkdir, mkdtemp, readFile, rename, rm, stat } from "node:fs/promises";
import { homedir, tmpdir } from "node:os";
import { join } from "node:path";
import { Transform as NodeTransform, Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { WhenceError } from "../../../lib/contracts/errors.ts";
import type { FileView } from "../../../lib/contracts/files.ts";
import { send } from "../client/http.ts";
import { toTable } from "../client/table.ts";

/** The bytes as a stream; the server refuses when they are no longer the recorded ones. */
export async function openContent(file: FileView): Promise<ReadableStream<Uint8Array>> {
	const response = await send("GET", `/files/${file.uid}/content`);
	return response.body ?? new ReadableStream({ start: (controller) => controller.close() });
}

/** Copies the bytes to a folder of this process's own. */
export async function stageContent(file: FileView): Promise<string> {
	const cached = await cacheContent(file);
	const folder = await mkdtemp(join(tmpdir(), "whence-stage-"));
	const path = join(folder, file.name);
	// A reflink where the file system can, else a copy; never a hard link, which would share changes.
	await copyFile(cached, path, constants.COPYFILE_FICLONE);
	await chmod(path, 0o644);
	return path;
}

/** Downloads the bytes once into the cache, by hash; they are read-only there. */
export async function cacheContent(file: FileView): Promise<string> {
	if (file.hash === null) {
		throw new WhenceError("invalid", `${file.key} is a ${file.type}; it has no bytes to copy`);
	}
	const folder = join(cacheFolder(), "files", file.hash.slice(0, 2), file.hash);
	const path = join(folder, file.name);
	const found = await stat(path).catch(() => null);
	if (found?.size === file.sizeBytes) return path;
	await mkdir(folder, { recursive: true });
	const temporary = join(folder, `.${randomUUID()}`);
	const hash = createHash("sha256");
	const hashing = new NodeTransform({
		transform(chunk: Buffer, _encoding, done) {
			hash.update(chunk);
			done(null, chunk);
		},
	});
	try {
		const body = await openContent(file);
		await pipeline(
			Readable.fromWeb(body as Parameters<typeof Readable.fromWeb>[0]),
			hashing,
			createWriteStream(temporary),
		);
		if (hash.digest("hex") !== file.hash) {
			throw new WhenceError("content_changed", `what arrived of ${file.key} is not the recorded content`);
		}
		await chmod(temporary, 0o444);
		await rename(temporary, path);
		return path;
	} finally {
		await rm(temporary, { force: true });
	}
}

/** Reads the whole content by what its suffix says it is. */
export async function parseContent(file: FileView): Promise<unknown> {
	const bytes = await readFile(await cacheContent(file));
	switch (file.suffix) {
		case ".json":
			return JSON.parse(bytes.toString("utf8"));
		case ".csv":
		case ".tsv": {
			const { fromCSV } = await import("arquero");
			return fromCSV(bytes.toString("utf8"), { delimiter: file.suffix === ".tsv" ? "\t" : "," });
		}
		case ".ndjson":
			return toTable(
				bytes
					.toString("utf8")
					.split("\n")
					.filter(Boolean)
					.map((line) => JSON.parse(line) as Record<string, unknown>),
			);
		case ".txt":
		case ".md":
			return bytes.toString("utf8");
		default:
			return new Uint8Array(bytes);
	}
}

function cacheFolder(): string {
	return join(process.env["XDG_CACHE_HOME"] || join(homedir(), ".cache"), "whence");
}
