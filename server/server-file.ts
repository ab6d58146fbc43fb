import { readFile, rename, rm, writeFile } from "node:fs/promises";
import { newUid } from "../lib/contracts/ids.ts";

/** What `.whence/server.json` tells the owner's programs of the running server. */
export interface ServerFile {
	url: string;
	host: string;
	pid: number;
	secret: string;
	startedAt: string;
	version: string;
	instanceUid: string;
}

/** Writes it whole or not at all, readable by this user alone. */
export async function writeServerFile(path: string, content: ServerFile): Promise<void> {
	const temporary = `${path}.${newUid(12)}`;
	await writeFile(temporary, `${JSON.stringify(content, null, "\t")}\n`, { mode: 0o600 });
	await rename(temporary, path);
}

/** Removes it, unless another server has written its own meanwhile. */
export async function removeServerFile(path: string, secret: string): Promise<void> {
	const text = await readFile(path, "utf8").catch(() => "");
	if (text.includes(secret)) await rm(path, { force: true });
}
