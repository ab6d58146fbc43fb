import { Command } from "commander";
import { WhenceError } from "../../../lib/contracts/errors.ts";
import type { RunView } from "../../../lib/contracts/runs.ts";
import { call, currentConnection } from "../../src/client/http.ts";
import type { File } from "../../src/records/file.ts";
import { Run } from "../../src/records/run.ts";
import { printJson } from "../print.ts";
import { saveFile } from "../save-file.ts";

/** The run that surrounds this command (`whence run`, a tracked script), or null. */
export async function surroundingRun(): Promise<Run | null> {
	const [instance, uid] = (process.env["WHENCE_RUN"] ?? "").split("/");
	if (!uid || instance !== (await currentConnection()).instanceUid) return null;
	return Run.of(await call<RunView>("GET", `/runs/${uid}`));
}

/** `whence save`: records files, joining the surrounding run. */
export function saveCommand(): Command {
	return new Command("save")
		.description("record files; inside `whence run` or a tracked script they are its outputs")
		.argument("<path...>", "files, or folders that lie in a storage")
		.option("--key <key>", "what it is called in the instance; for one file")
		.option("--folder", "the path is a folder, recorded as one")
		.option("--json", "as JSON")
		.addHelpText("after", "\nExample:\n  whence save results.csv --key runs/2026/results.csv")
		.action(
			async (paths: string[], { key, folder, json }: { key?: string; folder?: boolean; json?: boolean }) => {
				if (key !== undefined && paths.length > 1) {
					throw new WhenceError("invalid", "--key is for one file", { hint: "Save the files one by one." });
				}
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
			},
		);
}
