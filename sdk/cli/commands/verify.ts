import { Command } from "commander";
import { File } from "../../src/records/file.ts";
import { printJson } from "../print.ts";
import { progressBar } from "../progress-bar.ts";
import { resolveFile } from "../resolve-file.ts";

/** `whence verify`: reads a file's bytes again on the server, and fails when they are not the recorded ones. */
export function verifyCommand(): Command {
	return new Command("verify")
		.description("read a file's bytes again on the server, and compare their hash with the recorded one")
		.argument("<file>", "its key or uid")
		.option("--json", "as JSON")
		.action(async (name: string, { json }: { json?: boolean }) => {
			const file = File.of(await resolveFile(name));
			const { onProgress, clear } = progressBar(file.key);
			const { state, foundHash, message } = await file.verify({ onProgress }).finally(clear);
			if (state !== "present") process.exitCode = 1;
			if (json) return printJson({ uid: file.uid, key: file.key, state, hash: file.hash, foundHash });
			process.stdout.write(`${message}\n`);
		});
}
