import { mkdir } from "node:fs/promises";
import { homedir, tmpdir } from "node:os";
import { join } from "node:path";

/** Where copies are kept: the user's cache, or a temporary folder of theirs where there is no home to write to. */
export async function cacheFolder(): Promise<string> {
	const preferred = userCache();
	if (preferred !== null && (await isMade(preferred))) return preferred;
	const fallback = join(tmpdir(), `whence-cache-${process.getuid?.() ?? "user"}`);
	await mkdir(fallback, { recursive: true, mode: 0o700 });
	return fallback;
}

function userCache(): string | null {
	if (process.env["XDG_CACHE_HOME"]) return join(process.env["XDG_CACHE_HOME"], "whence");
	try {
		return join(homedir(), ".cache", "whence");
	} catch {
		return null; // A container's user without an entry in passwd has no home.
	}
}

async function isMade(folder: string): Promise<boolean> {
	try {
		await mkdir(folder, { recursive: true, mode: 0o700 });
		return true;
	} catch (error) {
		const code = (error as NodeJS.ErrnoException).code ?? "";
		if (["EACCES", "EPERM", "EROFS", "ENOENT", "ENOTDIR"].includes(code)) return false;
		throw error;
	}
}
