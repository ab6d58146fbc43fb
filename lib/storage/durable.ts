import { link, open, rename, unlink } from "node:fs/promises";
import { fsCode } from "./fs-error.ts";

/** Flushes a folder's entries, without which a new name in it may not survive a power cut. */
export async function syncFolder(path: string): Promise<void> {
	const handle = await open(path, "r");
	try {
		await handle.sync();
	} catch (error) {
		// Some network file systems cannot, and then need not.
		if (!["EINVAL", "ENOTSUP", "EISDIR", "EBADF"].includes(fsCode(error) ?? "")) throw error;
	} finally {
		await handle.close();
	}
}

/** Writes a new file and flushes it. */
export async function writeSynced(path: string, text: string, mode: number): Promise<void> {
	const handle = await open(path, "wx", mode);
	try {
		await handle.writeFile(text);
		await handle.sync();
	} finally {
		await handle.close();
	}
}

/**
 * Gives a finished file its final name unless that name is taken; of two that try at once one wins, and
 * what lies there is never exchanged (rename would, and change the time by which we know it).
 *
 * @returns false when the name was taken; `from` is still there then.
 */
export async function moveIfAbsent(from: string, to: string): Promise<boolean> {
	try {
		await link(from, to);
	} catch (error) {
		const code = fsCode(error) ?? "";
		if (code === "EEXIST") return false;
		// No hard links here (exFAT, some FUSE): rename it is; the bytes are equal in any case.
		if (!["EPERM", "ENOTSUP", "EOPNOTSUPP", "ENOSYS", "EMLINK"].includes(code)) throw error;
		await rename(from, to);
		return true;
	}
	await unlink(from);
	return true;
}
