import { chmod, copyFile, stat } from "node:fs/promises";
import { join, resolve } from "node:path";
import { Command } from "commander";
import { WhenceError } from "../../../lib/contracts/errors.ts";
import { File } from "../../src/records/file.ts";
import { isThere } from "../is-there.ts";
import { printJson } from "../print.ts";
import { resolveFile } from "../resolve-file.ts";
import { surroundingRun } from "../surrounding-run.ts";

/** `whence get`: a file's bytes, checked by their hash. */
export function getCommand(): Command {
	return new Command("get")
		.description("copy a file here; inside a run it becomes its input")
		.argument("<file>", "its key or uid")
		.argument("[to]", "a folder, or a path that is free", ".")
		.option("--json", "as JSON")
		.action(async (name: string, to: string, { json }: { json?: boolean }) => {
			const view = await resolveFile(name);
			const file = File.of(view);
			const run = await surroundingRun();
			const cached = await file.cache(run ? { isRunInput: run } : {});
			const target = resolve(to);
			const isFolder = await stat(target).then(
				(entry) => entry.isDirectory(),
				() => false,
			);
			const path = isFolder ? join(target, view.name) : target;
			if (await isThere(path))
				throw new WhenceError("conflict", `${path} is there already`, { hint: "Say another place." });
			await copyFile(cached, path);
			// The cache is read-only; this copy is the person's own.
			await chmod(path, 0o644);
			if (json) return printJson({ uid: file.uid, key: file.key, path });
			process.stdout.write(`${path}\n`);
		});
}
