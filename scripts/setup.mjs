// Makes a clone ready: the right Node, and the packages of the lockfile. Runs before anything is installed,
// so it uses nothing but Node.
import { spawnSync } from "node:child_process";
import { existsSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Runs a command in the repository, its output shown; ends this process when it fails. */
export function run(command, args, options = {}) {
	const { status, signal, error } = spawnSync(command, args, { cwd: root, stdio: "inherit", ...options });
	if (error) throw error;
	if (status !== 0) {
		console.error(`\n${command} ${args.join(" ")} ended with ${signal ?? `code ${status}`}.`);
		process.exit(status ?? 1);
	}
}

/** Installs what the lockfile says, unless that was done since it changed. */
export function setup() {
	const major = Number(process.versions.node.split(".")[0]);
	if (major < 20) {
		console.error(`Whence needs Node 20 or newer; this is ${process.version}.`);
		process.exit(1);
	}
	const done = join(root, "node_modules", ".package-lock.json");
	const lock = join(root, "package-lock.json");
	if (existsSync(done) && statSync(done).mtimeMs >= statSync(lock).mtimeMs) return;
	console.log("Installing packages …");
	run("npm", ["ci", "--no-audit", "--no-fund"]);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) setup();
