import { open, rename } from "node:fs/promises";
import { dirname } from "node:path";

/** Writes a file that only this user reads: after a crash it is the old one or the new, never a part. */
export async function writeWhole(path: string, text: string | Buffer): Promise<void> {
	const temporary = `${path}.new`;
	const handle = await open(temporary, "w", 0o600);
	try {
		await handle.writeFile(text);
		await handle.sync();
	} finally {
		await handle.close();
	}
	await rename(temporary, path);
	const folder = await open(dirname(path), "r");
	await folder.sync().finally(() => folder.close());
}
