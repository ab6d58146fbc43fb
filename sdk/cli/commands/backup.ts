import { resolve } from "node:path";
import { Command } from "commander";
import { askLocally, localServer } from "../local-server.ts";
import { printJson, size } from "../print.ts";

interface BackupView {
	path: string;
	sizeBytes: number;
	tables: { table: string; rows: number; sha256: string }[];
}

/** `whence backup`: all records of this folder's instance in one file. */
export function backupCommand(): Command {
	return new Command("backup")
		.description("write all records to one file, with counts and checksums")
		.argument("<file>", "where to; not there yet")
		.option("--force", "replace a file that is there")
		.option("--json", "as JSON")
		.addHelpText(
			"after",
			`
The bytes of files are not in it: they lie in the storages. The file holds hashes of tokens, no secrets in clear.

Example:
  whence backup monday.whence`,
		)
		.action(async (file: string, { force, json }: { force?: boolean; json?: boolean }) => {
			const body = { path: resolve(file), force: force === true };
			const backup = await askLocally<BackupView>(await localServer(), "/api/local/backup", body);
			if (json) return printJson(backup);
			const rows = backup.tables.reduce((sum, table) => sum + table.rows, 0);
			process.stdout.write(
				`Wrote ${rows.toLocaleString("en")} rows of ${backup.tables.length} tables to ${backup.path} ` +
					`(${size(backup.sizeBytes)}), read back and checked.\n`,
			);
		});
}
