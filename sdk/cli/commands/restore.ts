import { resolve } from "node:path";
import { Command } from "commander";
import { type MadeInstance, makeInstance } from "../make-instance.ts";
import { printJson, when } from "../print.ts";

interface Restored extends MadeInstance {
	backupOf: string;
	rows: Record<string, number>;
}

/** `whence restore`: makes an instance of a backup. */
export function restoreCommand(): Command {
	return new Command("restore")
		.description("make an instance of a backup, in a new folder or the empty database of DATABASE_URL")
		.argument("<file>", "what `whence backup` wrote")
		.requiredOption("--storage <dir>", "its default storage: a new folder, or the one that has its files")
		.option("--json", "as JSON")
		.addHelpText(
			"after",
			`
Records come back, the bytes of files do not: they lie in the storages. Copy those as any folder.

Examples:
  whence restore monday.whence --storage ./restored
  DATABASE_URL=postgres://… whence restore monday.whence --storage ./mydata    from the embedded database to PostgreSQL`,
		)
		.action(async (file: string, { storage, json }: { storage: string; json?: boolean }) => {
			const { token: _, ...made } = await makeInstance<Restored>(storage, ["--restore", resolve(file)]);
			if (json) return printJson(made);
			const { files = 0, runs = 0, transforms = 0, audit_events: events = 0 } = made.rows;
			process.stdout.write(
				`Restored ${files} files, ${runs} runs, ${transforms} transforms and ${events} audit events ` +
					`of ${when(made.backupOf)} to ${made.storage}; counts and checksums are right.\n`,
			);
		});
}
