import { gzipSync } from "node:zlib";
import { expect, test } from "@playwright/test";
import { type MeasuredInstance, makeInstance, openInstance } from "../bench/registries/instance.ts";
import { scriptsOf } from "../bench/registries/page-scripts.ts";
import { type Chosen, chooseRecords } from "../bench/registries/records.ts";
import { type Served, serve } from "../bench/registries/served.ts";
import { closeSeeded } from "../bench/seed/databases.ts";
import { countStatements, type StatementCounter } from "../db/testing/count-statements.ts";

/** More than lists count, so that pages ask all that they ask of a million. */
const files = 24_000;

test.describe("what a page costs", () => {
	let made: MeasuredInstance;
	let counter: StatementCounter | null;
	let served: Served;
	let records: Chosen;
	test.beforeAll(async () => {
		test.setTimeout(300_000);
		made = await makeInstance(files);
		const { opened, ctx } = await openInstance(made);
		records = await chooseRecords(ctx.db, files);
		await opened.close();
		counter = made.databaseUrl === null ? null : await countStatements(made.databaseUrl);
		served = await serve(made.storage, counter ? { DATABASE_URL: counter.url } : {});
	});
	test.afterAll(async () => {
		await served.stop();
		await counter?.stop();
		await made.remove();
		await closeSeeded();
	});

	async function html(path: string): Promise<string> {
		const answer = await served.get(path);
		expect(answer.status, path).toBe(200);
		return answer.text();
	}

	const kB = 1000;
	/** What the server does by itself meanwhile, such as looking for changes once a second, can only add to a page. */
	const rounds = 4;
	// Never more than eight statements, and where it is fewer, no more than now.
	const routes: readonly (readonly [path: string, mostBytes: number, mostStatements: number])[] = [
		["/", 240 * kB, 7],
		["/files", 240 * kB, 6],
		["/files?q=kidney", 240 * kB, 6],
		["/files?suffix=.bam&by=owner&sort=sizeBytes", 240 * kB, 6],
		["/runs", 240 * kB, 6],
		["/transforms", 240 * kB, 6],
		["/users", 240 * kB, 5],
		["/audit", 240 * kB, 4],
		["/search?q=kidney", 240 * kB, 5],
		["file", 240 * kB, 6],
		["run", 240 * kB, 7],
		["transform", 240 * kB, 5],
		["/users/owner", 240 * kB, 8],
		["lineage", 260 * kB, 5],
		["a hub's lineage", 260 * kB, 5],
		["code around a transform", 260 * kB, 7],
	];
	const pathOf = (route: string) =>
		({
			file: `/files/${records.file}`,
			run: `/runs/${records.run}`,
			transform: `/transforms/${records.transform}`,
			lineage: `/lineage?focus=file:${records.file}`,
			"a hub's lineage": `/lineage?focus=file:${records.hub}`,
			"code around a transform": `/transforms/${records.transform}?tab=lineage`,
		})[route] ?? route;

	test("in script that the first HTML asks for, gzipped", async () => {
		for (const [route, most] of routes) {
			const bytes = await scriptsOf(await html(pathOf(route)), async (src) => {
				const answer = await served.get(src);
				return gzipSync(Buffer.from(await answer.arrayBuffer())).length;
			});
			expect(bytes, route).toBeGreaterThan(50 * kB);
			expect(bytes, route).toBeLessThanOrEqual(most);
		}
	});

	test("in statements, on PostgreSQL", async () => {
		test.skip(counter === null, "PostgreSQL's binaries are not installed");
		const over: string[] = [];
		for (const [route, , most] of routes) {
			let fewest: string[] | null = null;
			for (let round = 0; round < rounds; round++) {
				counter?.take();
				await html(pathOf(route));
				const statements = counter?.take() ?? [];
				expect(statements.length, route).toBeGreaterThan(0);
				if (fewest === null || statements.length < fewest.length) fewest = statements;
			}
			if (fewest && fewest.length > most) {
				over.push(`${route}: ${fewest.length} instead of ${most}\n${fewest.join("\n")}`);
			}
		}
		expect(over).toEqual([]);
	});
});
