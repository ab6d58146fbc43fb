import { Command } from "commander";
import { changeTags } from "../../src/records/tags.ts";
import { focusOf } from "../focus-of.ts";
import { printJson } from "../print.ts";

/** `whence tag`: words and values on a record. */
export function tagCommand(): Command {
	return new Command("tag")
		.description("tag a record with words (pilot) or values of a key (qc=passed), one value of each")
		.argument("<record>", "a file's key or uid, run:UID, transform:UID or user:HANDLE")
		.argument("<tags...>", "what to call it")
		.option("--remove", "take them off instead")
		.option("--json", "as JSON")
		.addHelpText("after", "\nExamples:\n  whence tag bams/output.bam qc=passed\n  whence list --where tag=qc")
		.action(
			async (record: string, tags: string[], { remove, json }: { remove?: boolean; json?: boolean }) => {
				const { focusKind, focusUid } = await focusOf(record);
				const now = await changeTags({ kind: focusKind, uid: focusUid }, remove ? "remove" : "add", tags);
				if (json) return printJson(now);
				process.stdout.write(`${now.join("\n")}${now.length > 0 ? "\n" : ""}`);
			},
		);
}
