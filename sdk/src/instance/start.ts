import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { WhenceError } from "../../../lib/contracts/errors.ts";
import { sdkVersion } from "../version.ts";
import { readServerInfo, type ServerInfo } from "./discover.ts";
import { isHealthy } from "./health.ts";

/** Whether the folder is Whence's own repository: another project's server/main.ts is none of ours to run. */
function isOwnRepository(folder: string): boolean {
	const path = join(folder, "package.json");
	if (!existsSync(path)) return false;
	return (JSON.parse(readFileSync(path, "utf8")) as { name?: string }).name === "whence-server";
}

/** The arguments of node that run the server: the repository's own, else the package of the same version. */
export function serverCommand(): string[] {
	const require = createRequire(import.meta.url);
	for (
		let folder = dirname(fileURLToPath(import.meta.url));
		dirname(folder) !== folder;
		folder = dirname(folder)
	) {
		if (!isOwnRepository(folder)) continue;
		const built = join(folder, "dist", "server", "main.js");
		// Run from source, the server is of the same source too, not of an earlier build.
		if (existsSync(built) && !import.meta.url.endsWith(".ts")) return [built];
		const source = join(folder, "server", "main.ts");
		const pages = existsSync(join(folder, ".next", "BUILD_ID")) ? [] : ["--no-dashboard"];
		// By its whole address: the caller's own folder may know no tsx.
		if (existsSync(source)) return ["--import", pathToFileURL(require.resolve("tsx")).href, source, ...pages];
	}
	try {
		const found = require.resolve("whence-server/package.json");
		const { version } = require(found) as { version: string };
		if (version === sdkVersion) return [join(dirname(found), "app", "dist", "server", "main.js")];
	} catch (cause) {
		throw new WhenceError("unavailable", "the Whence server is not installed", {
			cause,
			hint: `Run \`npm install whence-server@${sdkVersion}\`.`,
		});
	}
	throw new WhenceError("unavailable", `whence-server has another version than this SDK (${sdkVersion})`, {
		hint: `Run \`npm install whence-server@${sdkVersion}\`.`,
	});
}

const startMs = 30_000;
/** Another process may have started it in the same moment: its server holds the lock, ours ends. */
const othersStartMs = 10_000;

/**
 * Starts the storage's server in the background and waits until it is healthy.
 *
 * @throws WhenceError `unavailable` when it does not become so.
 */
export async function startServer(storage: string): Promise<ServerInfo> {
	const args = [...serverCommand(), "--storage", storage, "--idle-minutes", "30"];
	const child = spawn(process.execPath, args, { detached: true, stdio: "ignore" });
	let deadline = Date.now() + startMs;
	const onEnd = () => {
		deadline = Math.min(deadline, Date.now() + othersStartMs);
	};
	child.once("exit", onEnd);
	child.once("error", onEnd);
	child.unref();
	while (Date.now() < deadline) {
		const info = await readServerInfo(storage);
		if (info && (await isHealthy(info))) return info;
		await new Promise((done) => setTimeout(done, 150));
	}
	throw new WhenceError("unavailable", `the server of ${storage} did not start`, {
		hint: `Run \`whence serve --storage ${storage}\` to see why.`,
	});
}
