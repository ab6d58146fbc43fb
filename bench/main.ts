// `npm run bench [-- NAME …] [--json]`: every measurement next to its floor, in the same run.
// `npm run bench -- seed …` makes an instance to look at (`--help`); `registries` takes `--files N`.
import { parseArgs } from "node:util";
import { graphBench } from "./graph.ts";
import { impactBench } from "./impact.ts";
import { importBench } from "./import.ts";
import { layoutBench } from "./layout/layout-bench.ts";
import { lineageBench } from "./lineage.ts";
import type { Bench, BenchOptions, Measurement } from "./measure.ts";
import { registriesBench } from "./registries/bench.ts";
import { saveBench } from "./save.ts";
import { searchBench } from "./search.ts";
import { seedCommand } from "./seed/command.ts";
import { closeSeeded } from "./seed/databases.ts";

const benches: readonly Bench[] = [
	saveBench,
	lineageBench,
	impactBench,
	registriesBench,
	searchBench,
	importBench,
	layoutBench,
	graphBench,
];

const number = (value: number) => (value >= 100 ? value.toFixed(0) : value.toPrecision(3));

const rowsText = (count: number) => count.toLocaleString("en");

function print(m: Measurement): void {
	const ours = `${number(m.ours.p50)} / ${number(m.ours.p95)} ${m.unit}`;
	const floor = `${number(m.floor.p50)} / ${number(m.floor.p95)} ${m.unit}`;
	console.log(
		`${m.what.padEnd(58)} ${ours.padStart(20)} ${floor.padStart(20)} ${`× ${m.ratio.toFixed(2)}`.padStart(9)}  ${m.floor.what}`,
	);
	const did = [
		m.queries === undefined ? "" : `${m.queries} ${m.queries === 1 ? "query" : "queries"}`,
		m.rowsRead ? `${rowsText(m.rowsRead.ours)} rows read, by hand ${rowsText(m.rowsRead.floor)}` : "",
	].filter(Boolean);
	if (did.length > 0) console.log(`  ${did.join("; ")}`);
	if (m.note) console.log(`  ${m.note}`);
}

function parse(argv: readonly string[]): { names: string[]; isJson: boolean; options: BenchOptions } {
	const { values, positionals } = parseArgs({
		args: [...argv],
		allowPositionals: true,
		options: {
			json: { type: "boolean", default: false },
			files: { type: "string" },
			storage: { type: "string" },
			postgres: { type: "string" },
		},
	});
	const { json, files, storage, postgres } = values;
	if (files !== undefined && !/^[1-9]\d{3,8}$/.test(files))
		throw new Error(`--files must be a whole number from 1000, not ${files}.`);
	return {
		names: positionals,
		isJson: json,
		options: { files: files === undefined ? undefined : Number(files), storage, postgres },
	};
}

async function measureAll(argv: readonly string[]): Promise<void> {
	const { names, isJson, options } = parse(argv);
	const unknown = names.filter((name) => !benches.some((bench) => bench.name === name));
	if (unknown.length > 0) {
		console.error(
			`There is no bench ${unknown.join(", ")}; there are seed, ${benches.map(({ name }) => name).join(", ")}.`,
		);
		process.exit(2);
	}
	const all: Measurement[] = [];
	if (!isJson)
		console.log(
			`${"".padEnd(58)} ${"ours p50 / p95".padStart(20)} ${"floor p50 / p95".padStart(20)} ${"ratio".padStart(9)}  floor`,
		);
	for (const bench of benches.filter(({ name }) => names.length === 0 || names.includes(name))) {
		if (!isJson) console.log(`\n${bench.name}`);
		for (const each of await bench.run(options)) {
			all.push(each);
			if (!isJson) print(each);
		}
	}
	await closeSeeded();
	if (isJson) console.log(JSON.stringify(all, null, 2));
}

const argv = process.argv.slice(2);
const work = argv[0] === "seed" ? seedCommand(argv.slice(1)) : measureAll(argv);
work.then(
	() => process.exit(0),
	async (error: unknown) => {
		console.error(error instanceof Error && !process.env["WHENCE_DEBUG"] ? error.message : error);
		await closeSeeded();
		process.exit(1);
	},
);
