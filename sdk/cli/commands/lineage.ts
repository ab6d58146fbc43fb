import { Command } from "commander";
import type { LineageView } from "../../../lib/contracts/lineage.ts";
import { toMermaid } from "../../../lib/lineage/mermaid.ts";
import { lineageTree } from "../../../lib/lineage/text.ts";
import { call, type Query } from "../../src/client/http.ts";
import { focusOf } from "../focus-of.ts";
import { addFilterOptions, type FilterOptions, filterQuery } from "../lineage-filters.ts";
import { printJson } from "../print.ts";

interface LineageOptions extends FilterOptions {
	up: string;
	down: string;
	lens: string;
	asOf?: string;
	json?: boolean;
	mermaid?: boolean;
}

/** `whence lineage`: where a record is from and where it went. */
export function lineageCommand(): Command {
	return addFilterOptions(new Command("lineage"))
		.description("show where a record comes from and where it goes, as a tree")
		.argument("<record>", "a file's key or uid; run:UID, transform:UID or user:HANDLE")
		.option("--up <n>", "how many steps to where it is from", "10")
		.option("--down <n>", "how many steps to where it went", "10")
		.option("--lens <lens>", "data, transforms or everything", "data")
		.option("--as-of <time>", "as it was then, as 2026-03-01T12:00:00Z")
		.option("--json", "as JSON")
		.option("--mermaid", "as a Mermaid diagram")
		.addHelpText(
			"after",
			"\nExamples:\n  whence lineage bams/output.bam\n  whence lineage run:r8Kd… --mermaid\n  whence lineage counts.csv --kind file --suffix .fastq",
		)
		.action(async (record: string, options: LineageOptions) => {
			const query: Query = {
				...(await focusOf(record)),
				up: options.up,
				down: options.down,
				lens: options.lens,
				asOf: options.asOf,
				...filterQuery(options),
			};
			const view = await call<LineageView>("GET", "/lineage", { query });
			if (options.json) return printJson(view);
			if (options.mermaid) return void process.stdout.write(`${toMermaid(view).trimEnd()}\n`);
			process.stdout.write(`${lineageTree(view, { ansi: process.stdout.isTTY === true }).trimEnd()}\n`);
			if (view.isTruncated)
				process.stderr.write("There is more: ask for fewer steps, or from another record.\n");
		});
}
