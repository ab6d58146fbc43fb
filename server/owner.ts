import { execFile } from "node:child_process";
import { hostname, userInfo } from "node:os";
import { promisify } from "node:util";
import type { Owner } from "../lib/services/instances/ensure-instance.ts";

const run = promisify(execFile);

/** Who makes the instance: what they said, else what git knows, else the system's user. */
export async function findOwner(handle: string | undefined): Promise<Owner> {
	const login = userInfo().username || "owner";
	const name = handle ?? (await gitConfig("user.name")) ?? login;
	const own = toHandle(handle ?? login);
	const email = handle === undefined ? await gitConfig("user.email") : null;
	return { handle: own, name, email: email ?? `${own}@${hostname() || "localhost"}` };
}

async function gitConfig(key: string): Promise<string | null> {
	try {
		const { stdout } = await run("git", ["config", "--get", key]);
		return stdout.trim() || null;
	} catch {
		return null; // No git, or nothing said to it: both are usual.
	}
}

function toHandle(text: string): string {
	const handle = text
		.toLowerCase()
		.replace(/[^a-z0-9_-]+/g, "-")
		.replace(/^[-_]+/, "")
		.slice(0, 39);
	return handle === "" ? "owner" : handle;
}
