import { existsSync } from "node:fs";
import { readdir, rm, stat } from "node:fs/promises";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline/promises";
import { Command } from "commander";
import { WhenceError } from "../../../lib/contracts/errors.ts";
import { readIfThere, readJson } from "../../src/instance/discover.ts";
import { askLocally, runningServer } from "../local-server.ts";
import { printJson, size } from "../print.ts";

/** `whence delete`: an instance's end. What Whence did not put into the folder stays. */
export function deleteCommand(): Command {
	return new Command("delete")
		.description("delete an instance: its database and managed bytes; your own files stay")
		.argument("<storage>", "its storage's folder")
		.option("--force", "do not ask")
		.option("--json", "as JSON; needs --force")
		.action(async (storage: string, { force, json }: { force?: boolean; json?: boolean }) => {
			const folder = resolve(storage);
			const own = join(folder, ".whence");
			if ((await readIfThere(join(own, "storage.json"))) === null) {
				throw new WhenceError("not_found", `${folder} is not an instance's storage`);
			}
			const managed = await bytesIn(join(own, "blobs"));
			if (!force) {
				const loss = `the database (all records, lineage and audit) and ${managed.count} managed files (${size(managed.bytes)})`;
				await confirm(
					`This deletes ${loss} in ${own}.\nYour own files in ${folder} stay. Type "delete" to go on: `,
				);
			}
			const running = await runningServer(folder);
			if (running) {
				await askLocally(running, "/api/local/stop", {});
				await gone(folder);
			}
			await rm(own, { recursive: true, force: true });
			await forgetPointer(folder);
			if (json) return printJson({ deleted: own, managedFiles: managed.count });
			process.stdout.write(`Deleted ${own}.\n`);
		});
}

async function confirm(question: string): Promise<void> {
	if (!process.stdin.isTTY) {
		throw new WhenceError("invalid", "nobody is here to ask", {
			hint: "Say --force to delete without asking.",
		});
	}
	const prompt = createInterface({ input: process.stdin, output: process.stderr });
	const answer = await prompt.question(question);
	prompt.close();
	if (answer.trim() !== "delete") throw new WhenceError("invalid", "nothing was deleted");
}

async function bytesIn(folder: string): Promise<{ count: number; bytes: number }> {
	// What cannot be counted must not be told as nothing, before somebody says yes.
	if (!existsSync(folder)) return { count: 0, bytes: 0 };
	const entries = await readdir(folder, { recursive: true, withFileTypes: true });
	const files = entries.filter((entry) => entry.isFile());
	let bytes = 0;
	for (const file of files) bytes += (await stat(join(file.parentPath, file.name))).size;
	return { count: files.length, bytes };
}

async function gone(storage: string): Promise<void> {
	for (let tries = 0; tries < 150; tries++) {
		if ((await readIfThere(join(storage, ".whence", "lock"))) === null) return;
		await new Promise((done) => setTimeout(done, 100));
	}
	throw new WhenceError("unavailable", "the server does not stop; nothing was deleted");
}

/** This folder's pointer goes too, when it points there. */
async function forgetPointer(folder: string): Promise<void> {
	const pointer = join(process.cwd(), ".whence.json");
	const known = await readJson<{ storage?: string }>(pointer);
	if (known?.storage !== undefined && resolve(known.storage) === folder) await rm(pointer);
}
