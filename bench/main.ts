// `npm run bench [-- NAME …] [--json]`: every measurement next to its floor, in the same run.
import { graphBench } from "./graph.ts";
import { impactBench } from "./impact.ts";
import { importBench } from "./import.ts";
import { layoutBench } from "./layout/layout-bench.ts";
import { lineageBench } from "./lineage.ts";
import type { Bench, Measurement } from "./measure.ts";
import { registryBench } from "./registry.ts";
import { saveBench } from "./save.ts";
import { searchBench } from "./search.ts";
import { closeSeeded } from "./seeded-database.ts";

const benches: readonly Bench[] = [
	saveBench,
	lineageBench,
	impactBench,
	registryBench,
	searchBench,
	importBench,
	layoutBench,
	graphBench,
];
const asked = process.argv.slice(2).filter((word) => !word.startsWith("--"));
const isJson = process.argv.includes("--json");
const unknown = asked.filter((name) => !benches.some((bench) => bench.name === name));
if (unknown.length > 0) {
	console.error(
		`There is no bench ${unknown.join(", ")}; there are ${benches.map(({ name }) => name).join(", ")}.`,
	);
	process.exit(2);
}

const number = (value: number) => (value >= 100 ? value.toFixed(0) : value.toPrecision(3));

function print(m: Measurement): void {
	const ours = `${number(m.ours.p50)} / ${number(m.ours.p95)} ${m.unit}`;
	const floor = `${number(m.floor.p50)} / ${number(m.floor.p95)} ${m.unit}`;
	console.log(
		`${m.what.padEnd(58)} ${ours.padStart(20)} ${floor.padStart(20)} ${`× ${m.ratio.toFixed(2)}`.padStart(9)}  ${m.floor.what}`,
	);
	if (m.note) console.log(`  ${m.note}`);
}

const all: Measurement[] = [];
if (!isJson)
	console.log(
		`${"".padEnd(58)} ${"ours p50 / p95".padStart(20)} ${"floor p50 / p95".padStart(20)} ${"ratio".padStart(9)}  floor`,
	);
for (const bench of benches.filter(({ name }) => asked.length === 0 || asked.includes(name))) {
	if (!isJson) console.log(`\n${bench.name}`);
	for (const each of await bench.run()) {
		all.push(each);
		if (!isJson) print(each);
	}
}
await closeSeeded();
if (isJson) console.log(JSON.stringify(all, null, 2));
process.exit(0);
