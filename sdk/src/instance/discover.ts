import { readFile } from "node:fs/promises";
import { homedir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { WhenceError } from "../../../lib/contracts/errors.ts";

/** Where the current instance is: a storage folder on this file system, or an address. */
export type InstanceLocation = { kind: "storage"; folder: string } | { kind: "url"; url: string };

/** What `<storage>/.whence/server.json` says of a running server. */
export interface ServerInfo {
	url: string;
	host: string;
	pid: number;
	secret: string;
	version: string;
	instanceUid: string;
}

/** The folder of this person's Whence configuration. */
export function configFolder(): string {
	return join(process.env.XDG_CONFIG_HOME || join(homedir(), ".config"), "whence");
}

/** Reads a text file; null when there is none. Every other fault is told. */
export async function readIfThere(path: string): Promise<string | null> {
	try {
		return await readFile(path, "utf8");
	} catch (error) {
		const code = (error as NodeJS.ErrnoException).code;
		if (code === "ENOENT" || code === "ENOTDIR") return null;
		throw error;
	}
}

/** Reads a JSON file; null when there is none. */
export async function readJson<T>(path: string): Promise<T | null> {
	const text = await readIfThere(path);
	if (text === null) return null;
	try {
		return JSON.parse(text) as T;
	} catch (cause) {
		throw new WhenceError("invalid", `${path} is not JSON`, { cause, hint: "Correct it or remove it." });
	}
}

interface InstanceFile {
	storage?: string;
	url?: string;
}

function locationOf(file: InstanceFile, folder: string): InstanceLocation | null {
	if (file.url) return { kind: "url", url: file.url.replace(/\/+$/, "") };
	if (file.storage) return { kind: "storage", folder: resolve(folder, file.storage) };
	return null;
}

/** Finds the current instance: WHENCE_URL, the nearest .whence.json upwards, the user's default. */
export async function discoverInstance(from: string = process.cwd()): Promise<InstanceLocation> {
	if (process.env.WHENCE_URL) return { kind: "url", url: process.env.WHENCE_URL.replace(/\/+$/, "") };
	for (let folder = resolve(from); ; folder = dirname(folder)) {
		const file = await readJson<InstanceFile>(join(folder, ".whence.json"));
		const location = file && locationOf(file, folder);
		if (location) return location;
		if (dirname(folder) === folder) break;
	}
	const preferred = await readJson<InstanceFile>(join(configFolder(), "config.json"));
	const location = preferred && locationOf(preferred, configFolder());
	if (location) return location;
	throw new WhenceError("not_found", "there is no Whence instance here", {
		hint: "Run `whence init --storage ./mydata`, or set WHENCE_URL.",
	});
}

/** What the storage's server wrote when it started; null when it never did or stopped in order. */
export function readServerInfo(storage: string): Promise<ServerInfo | null> {
	return readJson<ServerInfo>(join(storage, ".whence", "server.json"));
}
