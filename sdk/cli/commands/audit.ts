import { Command } from "commander";
import type { AuditEventView } from "../../../lib/contracts/audit.ts";
import type { Page } from "../../../lib/contracts/common.ts";
import { call } from "../../src/client/http.ts";
import { printJson, printTable, when } from "../print.ts";
import { resolveFile } from "../resolve-file.ts";
import { auditExportCommand } from "./audit-export.ts";
import { auditVerifyCommand } from "./audit-verify.ts";

interface AuditOptions {
	file?: string;
	by?: string;
	action?: string;
	limit: string;
	json?: boolean;
}

/** `whence audit`: who did what, when, through what. */
export function auditCommand(): Command {
	return new Command("audit")
		.enablePositionalOptions()
		.description("show who did what, when and through what, newest first")
		.option("--file <file>", "to this file: its key or uid")
		.option("--by <handle>", "by this person")
		.option("--action <action>", "of this kind, as file.register")
		.option("-n, --limit <n>", "how many, 500 at most", "20")
		.option("--json", "as JSON")
		.addHelpText(
			"after",
			"\nExamples:\n  whence audit --file fastqs/input.fastq.gz\n  whence audit verify\n  whence audit export > audit.ndjson",
		)
		.addCommand(auditVerifyCommand().exitOverride())
		.addCommand(auditExportCommand().exitOverride())
		.action(async ({ file, by, action, limit, json }: AuditOptions) => {
			const entityUid = file === undefined ? undefined : (await resolveFile(file)).uid;
			const query = { entityUid, actor: by, action, limit };
			const { items } = await call<Page<AuditEventView>>("GET", "/audit", { query });
			if (json) return printJson(items);
			printTable(
				["when", "who", "what", "which", "through"],
				items.map((event) => [
					when(event.at),
					event.actor?.handle ?? "the system",
					event.action,
					event.entityLabel,
					event.tokenName ? `${event.via}, ${event.tokenName}` : event.via,
				]),
			);
		});
}
