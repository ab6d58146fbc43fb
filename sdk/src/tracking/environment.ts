import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { arch, hostname, platform, release } from "node:os";
import { dirname, join } from "node:path";
import { sdkVersion } from "../version.ts";
import { redact } from "./redact.ts";

const lockFiles = ["package-lock.json", "pnpm-lock.yaml", "yarn.lock", "bun.lock", "deno.lock"];

/** What the process runs in: runtime, system, and the hash of the nearest lock file. */
export async function environmentOf(from: string): Promise<Record<string, string | null>> {
	return {
		runtime: `node ${process.versions.node}`,
		platform: `${platform()} ${release()} ${arch()}`,
		whence: sdkVersion,
		lockFileHash: await lockFileHash(from),
	};
}

async function lockFileHash(from: string): Promise<string | null> {
	for (let folder = from; ; folder = dirname(folder)) {
		for (const name of lockFiles) {
			const bytes = await readFile(join(folder, name)).catch(() => null);
			if (bytes) return createHash("sha256").update(bytes).digest("hex");
		}
		if (dirname(folder) === folder) return null;
	}
}

/** The command line as it was typed, its secrets left out. */
export function commandLine(): string {
	return redact([process.argv0, ...process.execArgv, ...process.argv.slice(1)].map(quoted).join(" "));
}

function quoted(argument: string): string {
	return /^[\w@%+=:,./-]+$/.test(argument) ? argument : `'${argument.replaceAll("'", `'\\''`)}'`;
}

/** This computer's name. */
export function hostName(): string {
	return hostname();
}
