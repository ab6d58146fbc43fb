import { execFile } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { join, relative, resolve, sep } from "node:path";
import { promisify } from "node:util";
import { WhenceError } from "../../lib/contracts/errors.ts";
import { readJson, readServerInfo } from "../src/instance/discover.ts";
import { serverCommand } from "../src/instance/start.ts";
import { keepToken } from "./credentials.ts";

const run = promisify(execFile);

/** What the server says of the instance that it made. */
export interface MadeInstance {
	instanceUid: string;
	storage: string;
	ownerHandle: string;
	token: string;
}

/**
 * Lets the server make an instance in a folder, keeps its token, and points to it from the working folder.
 *
 * @param args what the server is told besides the folder.
 * @throws WhenceError `conflict` when the working folder points elsewhere, or a server serves the folder.
 */
export async function makeInstance<M extends MadeInstance>(storage: string, args: string[]): Promise<M> {
	const folder = resolve(storage);
	const pointer = join(process.cwd(), ".whence.json");
	const known = await readJson<{ storage?: string; url?: string }>(pointer);
	const isOther = known && (known.storage === undefined || resolve(known.storage) !== folder);
	if (isOther) {
		throw new WhenceError("conflict", `${pointer} points to ${known.storage ?? known.url} already`, {
			hint: "Make the instance in another folder, or remove that file.",
		});
	}
	if (await readServerInfo(folder)) {
		throw new WhenceError("conflict", `${folder} is an instance whose server runs`, {
			hint: "Use it as it is, or stop it first with `whence serve --stop`.",
		});
	}
	const made = await askServer<M>([...serverCommand(), "--storage", folder, ...args]);
	await keepToken(made.instanceUid, "http://localhost", made.token);
	const path = `./${relative(process.cwd(), folder).split(sep).join("/")}`;
	await writeFile(pointer, `${JSON.stringify({ storage: path.startsWith("./..") ? folder : path })}\n`);
	return made;
}

async function askServer<M>(args: string[]): Promise<M> {
	try {
		const { stdout } = await run(process.execPath, args);
		return JSON.parse(stdout.trim().split("\n").at(-1) ?? "") as M;
	} catch (cause) {
		const said = String((cause as { stderr?: string }).stderr ?? "").trim();
		throw new WhenceError("unavailable", said || "the instance could not be made", { cause });
	}
}
