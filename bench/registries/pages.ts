import { gzipSync } from "node:zlib";
import { countStatements } from "../../db/testing/count-statements.ts";
import { type Measurement, measurement } from "../measure.ts";
import type { MeasuredInstance } from "./instance.ts";
import { measureRate } from "./page-rate.ts";
import { scriptsOf } from "./page-scripts.ts";
import type { Chosen } from "./records.ts";
import { type Served, serve } from "./served.ts";

const rounds = 20;

/** The pages that people open, by what they are called. */
function routes({ file, run, transform }: Chosen): readonly (readonly [name: string, path: string])[] {
	return [
		["overview", "/"],
		["files", "/files"],
		["files, narrowed", "/files?q=kidney&suffix=.bam"],
		["runs", "/runs"],
		["transforms", "/transforms"],
		["people", "/users"],
		["audit", "/audit"],
		["search", "/search?q=kidney"],
		["a file", `/files/${file}`],
		["a run", `/runs/${run}`],
		["a transform", `/transforms/${transform}`],
		["a person", "/users/owner"],
		["lineage", `/lineage?focus=file:${file}`],
	];
}

/**
 * Pages of the built server: until the first byte, statements, and the script that the first HTML asks for. The floor is
 * the sign-in page: the server and the shell, and no record at all.
 */
export async function measurePages(instance: MeasuredInstance, chosen: Chosen): Promise<Measurement[]> {
	const counter = instance.databaseUrl === null ? null : await countStatements(instance.databaseUrl);
	const served = await serve(instance.storage, counter ? { DATABASE_URL: counter.url } : {});
	try {
		const found: Measurement[] = [];
		for (const [name, path] of routes(chosen)) {
			const times: { ours: number[]; floor: number[] } = { ours: [], floor: [] };
			let queries = Number.POSITIVE_INFINITY;
			let html = "";
			for (let round = -2; round < rounds; round++) {
				const bare = await firstByte(served, "/sign-in");
				counter?.take();
				const page = await firstByte(served, path);
				html = await page.text();
				// What the server does by itself meanwhile can only add to it.
				queries = Math.min(queries, counter?.take().length ?? 0);
				if (round < 0) continue;
				times.floor.push(bare.took);
				times.ours.push(page.took);
			}
			const scripts = await scriptsOf(html, async (src) => gzipSync(await bytes(served, src)).length);
			found.push({
				...measurement({
					bench: "registries",
					what: `page ${name}: first byte`,
					...times,
					floorWhat: "the sign-in page",
					unit: "ms",
					note: `${(scripts / 1000).toFixed(1)} kB of script, gzipped`,
				}),
				...(counter ? { queries } : {}),
			});
		}
		return [...found, ...(await measureRate(instance, served))];
	} finally {
		await served.stop();
		await counter?.stop();
	}
}

async function firstByte(served: Served, path: string) {
	const begin = performance.now();
	const answer = await served.get(path);
	if (answer.status !== 200) throw new Error(`${path}: ${answer.status}`);
	const took = performance.now() - begin;
	const body = answer.text();
	await body;
	return { took, text: () => body };
}

async function bytes(served: Served, path: string): Promise<Buffer> {
	return Buffer.from(await (await served.get(path)).arrayBuffer());
}
