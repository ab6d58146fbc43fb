// The system's packages: what is there, and what can be installed.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";

/** The path of a program; null when it is not installed. */
export function onPath(name) {
	const folders = (process.env.PATH ?? "").split(":");
	return folders.map((folder) => join(folder, name)).find((path) => existsSync(path)) ?? null;
}

/** Whether packages can be installed: as root, where apt-get is. */
export const canInstall = () => process.getuid?.() === 0 && onPath("apt-get") !== null;

export function apt(...args) {
	return spawnSync("apt-get", args, {
		stdio: ["ignore", "ignore", "inherit"],
		env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
	});
}

/** Real tools that the tests of `whence run` run, and the genome and reads that they run them on. */
const tools = ["strace", "samtools", "bowtie2"];

/** Installs them where it can; where not, the tests that need them say that they are skipped. */
export function ensureTools() {
	if (tools.every((name) => onPath(name) !== null) || !canInstall()) return;
	console.log("Installing tools that the tests run …");
	const install = () => apt("install", "--yes", "--no-install-recommends", ...tools, "bowtie2-examples");
	if (install().status !== 0) {
		apt("update");
		install();
	}
}
