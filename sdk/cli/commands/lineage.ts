import { Command } from "commander";
import { WhenceError } from "../../../lib/contracts/errors.ts";
import type { LineageView } from "../../../lib/contracts/lineage.ts";
import { printSelection } from "../../../lib/contracts/print-selection.ts";
import { toMermaid } from "../../../lib/lineage/mermaid.ts";
import { lineageTree } from "../../../lib/lineage/text.ts";
import { call, type Query } from "../../src/client/http.ts";
import { focusOf } from "../focus-of.ts";
import { addFilterOptions, type FilterOptions, filterQuery } from "../lineage-filters.ts";
import { printJson } from "../print.ts";
import { type Wanted, wantedOf } from "../selection-of.ts";

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
		.argument(
			"<what>",
			"a record to look around: a file's key or uid, run:UID, transform:UID or user:HANDLE; or a selection",
		)
		.option("--up <n>", "how many steps to where it is from", "10")
		.option("--down <n>", "how many steps to where it went", "10")
		.option("--lens <lens>", "data, transforms or everything", "data")
		.option("--as-of <time>", "as it was then, as 2026-03-01T12:00:00Z")
		.option("--json", "as JSON")
		.option("--mermaid", "as a Mermaid diagram")
		.addHelpText(
			"after",
			[
				"",
				"A selection says which records: file:, run:, transform: or user: and a name (in quotes where it has spaces;",
				"* stands for any text), with steps before and after it (2+ and +2; + alone goes all the way); by:, kind:,",
				"type:, status:, suffix:, tag:, after: and before: narrow it; between(a, b); and, or, not, parentheses.",
				"",
				"Examples:",
				"  whence lineage bams/output.bam",
				"  whence lineage run:r8Kd… --mermaid",
				"  whence lineage counts.csv --kind file --suffix .fastq",
				"  whence lineage '2+file:\"bams/output.bam\" and not by:testuser1'",
				"  whence lineage 'between(file:raw/*.fastq, file:counts.csv) and status:failed'",
			].join("\n"),
		)
		.action(async (what: string, options: LineageOptions, command: Command) => {
			const query: Query = {
				...(await questionOf(wantedOf(what), options, command)),
				lens: options.lens,
				asOf: options.asOf,
				...filterQuery(options),
			};
			const view = await call<LineageView>("GET", "/lineage", { query });
			if (options.json) return printJson(view);
			if (options.mermaid) return void process.stdout.write(`${toMermaid(view).trimEnd()}\n`);
			if (view.nodes.length === 0) return void process.stderr.write("Nothing is selected by that.\n");
			process.stdout.write(`${lineageTree(view, { ansi: process.stdout.isTTY === true }).trimEnd()}\n`);
			if (view.isTruncated)
				process.stderr.write("There is more: ask for fewer steps, or from another record.\n");
		});
}

async function questionOf(wanted: Wanted, { up, down }: LineageOptions, command: Command): Promise<Query> {
	if ("record" in wanted) return { ...(await focusOf(wanted.record)), up, down };
	// One that is called by its name is looked around too.
	if ("name" in wanted)
		return { select: printSelection({ ...wanted.name, up: stepsOf("up", up), down: stepsOf("down", down) }) };
	refuseSteps(command);
	return { select: wanted.select };
}

function stepsOf(side: string, text: string): number {
	if (/^\d+$/.test(text) && Number(text) <= 100) return Number(text);
	throw new WhenceError("invalid", `--${side} is a number of steps up to 100, not "${text}"`);
}

/** A selection has its steps in itself: those of options would be lost in silence. */
function refuseSteps(command: Command): void {
	for (const side of ["up", "down"])
		if (command.getOptionValueSource(side) === "cli")
			throw new WhenceError(
				"invalid",
				`--${side} goes with one record; a selection has its steps in itself`,
				{
					hint: "As 2+file:counts.csv+1.",
				},
			);
}
