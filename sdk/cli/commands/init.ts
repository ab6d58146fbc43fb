import { Command } from "commander";
import { type MadeInstance, makeInstance } from "../make-instance.ts";
import { printJson } from "../print.ts";

/** `whence init`: makes an instance, and this folder's pointer to it. */
export function initCommand(): Command {
	return new Command("init")
		.description("make an instance: a folder for files, with its database in it")
		.requiredOption("--storage <dir>", "where files are kept; made when missing")
		.option("--owner <handle>", "who owns it; from git or the system unless said")
		.option("--json", "print what was made as JSON")
		.addHelpText("after", "\nExample:\n  whence init --storage ./mydata")
		.action(async ({ storage, owner, json }: { storage: string; owner?: string; json?: boolean }) => {
			const made = await makeInstance<MadeInstance & { isNew: boolean }>(storage, [
				"--init",
				...(owner ? ["--owner", owner] : []),
			]);
			if (json)
				return printJson({ instanceUid: made.instanceUid, storage: made.storage, owner: made.ownerHandle });
			const verb = made.isNew ? "Made" : "Found";
			process.stdout.write(
				`${verb} an instance in ${made.storage}, owned by ${made.ownerHandle}.\nSee it with: whence open\n`,
			);
		});
}
