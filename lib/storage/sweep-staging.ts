import { lstat, readdir, unlink } from "node:fs/promises";
import { join } from "node:path";
import { explainFsError, fsCode } from "./fs-error.ts";
import { type LocalStorage, stagingFolder } from "./layout.ts";

/**
 * Removes what dead uploads left behind. A living upload writes all the time, so its file is young; give an
 * hour or more, that a slow sender is not cut off.
 */
export async function sweepStaging(
	storage: LocalStorage,
	{ olderThanMs, nowMs = Date.now() }: { olderThanMs: number; nowMs?: number },
): Promise<{ removedCount: number; freedBytes: number }> {
	const folder = stagingFolder(storage);
	let removedCount = 0;
	let freedBytes = 0;
	for (const name of await namesIn(folder)) {
		const path = join(folder, name);
		try {
			const entry = await lstat(path);
			if (!entry.isFile() || nowMs - entry.mtimeMs < olderThanMs) continue;
			await unlink(path);
			removedCount += 1;
			// With a second name it became a blob and its writer died before dropping this one.
			if (entry.nlink === 1) freedBytes += entry.size;
		} catch (error) {
			// Its upload ended between the look and now.
			if (fsCode(error) !== "ENOENT") throw explainFsError(error, path);
		}
	}
	return { removedCount, freedBytes };
}

async function namesIn(folder: string): Promise<string[]> {
	try {
		return await readdir(folder);
	} catch (error) {
		if (fsCode(error) === "ENOENT") return []; // Nothing was ever uploaded.
		throw explainFsError(error, folder);
	}
}
