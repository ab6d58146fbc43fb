import { Command } from "commander";
import { WhenceError } from "../../../lib/contracts/errors.ts";
import type { File } from "../../src/records/file.ts";
import { printJson } from "../print.ts";
import { saveEach } from "../save-each.ts";
import { saveFile } from "../save-file.ts";
import { surroundingRun } from "../surrounding-run.ts";

interface SaveArguments {
	key?: string;
	folder?: boolean;
	each?: boolean;
	json?: boolean;
}

/** `whence save`: records files, joining the surrounding run. */
export function saveCommand(): Command {
	return new Command("save")
		.description("record files; inside `whence run` or a tracked script they are its outputs")
		.argument("<path...>", "files, or folders that lie in a storage")
		.option("--key <key>", "what it is called in the instance; for one file")
		.option("--folder", "the path is a folder, recorded as one")
		.option("--each", "of a folder, every file in it by itself, but none that is hidden")
		.option("--json", "as JSON")
		.addHelpText("after", "\nExample:\n  whence save results.csv --key runs/2026/results.csv")
		.action(async (paths: string[], { key, folder, each, json }: SaveArguments) => {
			if (key !== undefined && (paths.length > 1 || each)) {
				throw new WhenceError("invalid", "--key is for one file", { hint: "Save the files one by one." });
			}
			if (folder && each) {
				throw new WhenceError("invalid", "--folder records one folder, --each the files in it", {
					hint: "Say one of the two.",
				});
			}
			if (each) return saveEach(paths, json ?? false);
			const run = await surroundingRun();
			const saved: File[] = [];
			for (const path of paths) {
				const file = await saveFile(path, {
					type: folder ? "folder" : "file",
					...(key === undefined ? {} : { key }),
					...(run ? { run } : {}),
				});
				saved.push(file);
				if (!json) process.stdout.write(`${file.uid}  ${file.key}  v${file.version}\n`);
			}
			if (json)
				printJson(
					saved.map((file) => ({ uid: file.uid, key: file.key, version: file.version, hash: file.hash })),
				);
		});
}
