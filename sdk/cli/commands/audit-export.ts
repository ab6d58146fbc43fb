import { Command } from "commander";
import { send } from "../../src/client/http.ts";
import { printStream } from "../print-stream.ts";
import { resolveFile } from "../resolve-file.ts";

interface Options {
	csv?: boolean;
	json?: boolean;
	file?: string;
	by?: string;
	action?: string;
	after?: string;
	before?: string;
}

/** `whence audit export`: every event that is sealed, oldest first. */
export function auditExportCommand(): Command {
	return new Command("export")
		.description("write every sealed event, oldest first, as lines of JSON; for admins with the seals")
		.option("--csv", "as CSV, without the seals")
		.option("--json", "as lines of JSON, which is the default")
		.option("--file <file>", "of this file alone: its key or uid")
		.option("--by <handle>", "by this person")
		.option("--action <action>", "of this kind, as file.register")
		.option("--after <time>", "at this time or later")
		.option("--before <time>", "before this time")
		.addHelpText(
			"after",
			"\nExample:\n  whence audit export > audit.ndjson && whence audit verify audit.ndjson",
		)
		.action(async ({ csv, file, by, action, after, before }: Options) => {
			const entityUid = file === undefined ? undefined : (await resolveFile(file)).uid;
			const query = { format: csv ? "csv" : "ndjson", entityUid, actor: by, action, after, before };
			await printStream(await send("GET", "/audit/export", { query }));
		});
}
