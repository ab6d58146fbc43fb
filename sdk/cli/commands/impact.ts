import { Command } from "commander";
import type { ImpactItem, ImpactView } from "../../../lib/contracts/impact.ts";
import { call, send } from "../../src/client/http.ts";
import { focusOf } from "../focus-of.ts";
import { printJson, printTable, when } from "../print.ts";
import { printStream } from "../print-stream.ts";

interface ImpactOptions {
	up?: boolean;
	recreated?: boolean;
	limit: string;
	json?: boolean;
	csv?: boolean;
	ndjson?: boolean;
}

/** `whence impact`: everything that was made from a record, or that it was made from. */
export function impactCommand(): Command {
	return new Command("impact")
		.description("count and list everything downstream of a record, or upstream")
		.argument("<record>", "a file's key or uid; run:UID, transform:UID or user:HANDLE")
		.option("--up", "what it was made from, rather than what was made from it")
		.option("--recreated", "upwards, also follow runs that only made a file again")
		.option("-n, --limit <n>", "how many to list, 200 at most", "20")
		.option("--json", "counts and list as JSON")
		.option("--csv", "the whole list as CSV, however long")
		.option("--ndjson", "the whole list as lines of JSON")
		.addHelpText(
			"after",
			"\nExamples:\n  whence impact ref/genome.fa\n  whence impact transform:r8Kd… --csv > affected.csv",
		)
		.action(async (record: string, options: ImpactOptions) => {
			const query = {
				...(await focusOf(record)),
				direction: options.up ? "up" : "down",
				recreated: options.recreated,
			};
			if (options.csv || options.ndjson)
				return printStream(
					await send("GET", "/impact/export", { query: { ...query, format: formatOf(options) } }),
				);
			const view = await call<ImpactView>("GET", "/impact", { query: { ...query, limit: options.limit } });
			if (options.json) return printJson(view);
			print(view);
		});
}

const formatOf = ({ csv }: ImpactOptions) => (csv ? "csv" : "ndjson");

function print(view: ImpactView): void {
	const { counts, items } = view;
	const parts = [
		many(counts.files, "file"),
		many(counts.runs, "run"),
		`of ${many(counts.transforms, "transform")}`,
		`by ${counts.people === 1 ? "1 person" : `${number(counts.people)} people`}`,
	];
	const side = view.direction === "down" ? "downstream" : "upstream";
	const total = counts.files + counts.runs;
	if (total === 0) return void process.stdout.write(`nothing ${side} of ${view.focus.title}\n`);
	const [files, runs, ...rest] = parts;
	process.stdout.write(`everything ${side} of ${view.focus.title}: ${files}, ${runs} ${rest.join(", ")}\n`);
	for (const line of breakdownLines(view)) process.stdout.write(`${line}\n`);
	process.stdout.write("\n");
	printTable(["steps", "kind", "what", "", "by", "made", "uid"], items.map(row));
	if (items.length < total)
		process.stderr.write(`${number(items.length)} of ${number(total)}; --csv has them all\n`);
}

function breakdownLines({ suffixes, statuses, people }: ImpactView): string[] {
	const ofSuffixes = suffixes.top.map(
		({ suffix, files }) => `${number(files)} ${suffix || "without suffix"}`,
	);
	if (suffixes.otherFiles > 0) ofSuffixes.push(`${number(suffixes.otherFiles)} other`);
	const ofPeople = people.top.map(({ handle, files, runs }) => `${handle} ${number(files + runs)}`);
	if (people.otherPeople > 0) ofPeople.push(`${number(people.otherPeople)} more`);
	const lines: [string, string[]][] = [
		["files", ofSuffixes],
		["runs", statuses.map(({ status, runs }) => `${number(runs)} ${status}`)],
		["people", ofPeople],
	];
	return lines
		.filter(([, parts]) => parts.length > 0)
		.map(([name, parts]) => `  ${name.padEnd(8)}${parts.join(", ")}`);
}

function row(item: ImpactItem): string[] {
	const state = item.kind === "run" ? item.status : stateOf(item);
	return [String(item.depth), item.kind, item.title, state, item.createdBy, when(item.createdAt), item.uid];
}

function stateOf({ versionNo, isArchived, isDeleted }: Extract<ImpactItem, { kind: "file" }>): string {
	return `v${versionNo}${isDeleted ? ", deleted" : isArchived ? ", archived" : ""}`;
}

const number = (value: number) => value.toLocaleString("en");
const many = (count: number, word: string) => `${number(count)} ${word}${count === 1 ? "" : "s"}`;
