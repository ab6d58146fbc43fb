import { randomBytes } from "node:crypto";
import { open, readFile } from "node:fs/promises";

/** The secret that signs session cookies: kept beside the storage, so that people stay signed in. */
export async function sessionSecret(path: string): Promise<string> {
	try {
		return (await readFile(path, "utf8")).trim();
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
	}
	const secret = randomBytes(32).toString("hex");
	const handle = await open(path, "w", 0o600);
	await handle.writeFile(`${secret}\n`);
	await handle.close();
	return secret;
}
