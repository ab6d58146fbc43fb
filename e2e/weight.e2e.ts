import { gzipSync } from "node:zlib";
import { expect, type Page, test } from "@playwright/test";
import { scriptsOf } from "../bench/registries/page-scripts.ts";
import { fillDatabase } from "../bench/seed/fill.ts";
import { openDatabase } from "../db/client.ts";
import { countStatements, type StatementCounter } from "../db/testing/count-statements.ts";
import { startThrowawayPostgres, type ThrowawayPostgres } from "../db/testing/postgres-cluster.ts";
import { type Instance, startInstance } from "./instance.ts";

/** More than lists count, so that pages ask all that they ask of a million. */
const files = 24_000;

test.describe("what a page costs", () => {
	let postgres: ThrowawayPostgres | null;
	let counter: StatementCounter | null;
	let instance: Instance;
	let records: { file: string; run: string; transform: string };
	test.beforeAll(async () => {
		test.setTimeout(300_000);
		postgres = await startThrowawayPostgres();
		counter = postgres && (await countStatements(postgres.url));
		instance = await startInstance(async (storage) => {
			const opened = await openDatabase(
				postgres ? { url: postgres.url } : { folder: `${storage}/.whence/db` },
			);
			const owner = await opened.db.query.users.findFirst();
			await fillDatabase(opened, { files, seed: 1, until: new Date(), ownerUid: owner?.id ?? "" });
			const middle = { offset: 5000, columns: { uid: true } } as const;
			const file = await opened.db.query.files.findFirst(middle);
			const run = await opened.db.query.runs.findFirst(middle);
			const transform = await opened.db.query.transforms.findFirst({ columns: { uid: true } });
			records = { file: file?.uid ?? "", run: run?.uid ?? "", transform: transform?.uid ?? "" };
			await opened.close();
		}, counter?.url);
	});
	test.afterAll(async () => {
		await instance.stop();
		await counter?.stop();
		await postgres?.stop();
	});

	async function html(page: Page, path: string): Promise<string> {
		const answer = await page.request.get(instance.url + path);
		expect(answer.status(), path).toBe(200);
		return answer.text();
	}

	const kB = 1000;
	// Eight is the aim; where it is missed, no more than now.
	const routes: readonly (readonly [path: string, mostBytes: number, mostStatements: number])[] = [
		["/", 240 * kB, 8],
		["/files", 240 * kB, 8],
		["/files?q=kidney", 240 * kB, 8],
		["/files?suffix=.bam&by=owner&sort=sizeBytes", 240 * kB, 8],
		["/runs", 240 * kB, 8],
		["/transforms", 240 * kB, 8],
		["/users", 240 * kB, 10],
		["/audit", 240 * kB, 8],
		["/search?q=kidney", 240 * kB, 12],
		["file", 240 * kB, 18],
		["run", 240 * kB, 24],
		["transform", 240 * kB, 16],
		["/users/owner", 240 * kB, 16],
		["lineage", 260 * kB, 26],
	];
	const pathOf = (route: string) =>
		({
			file: `/files/${records.file}`,
			run: `/runs/${records.run}`,
			transform: `/transforms/${records.transform}`,
			lineage: `/lineage?focus=file:${records.file}`,
		})[route] ?? route;

	test("in script that the first HTML asks for, gzipped", async ({ page }) => {
		await page.goto(instance.link());
		await page.waitForURL(`${instance.url}/`);
		for (const [route, most] of routes) {
			const bytes = await scriptsOf(await html(page, pathOf(route)), async (src) => {
				const answer = await page.request.get(instance.url + src);
				return gzipSync(await answer.body()).length;
			});
			expect(bytes, route).toBeGreaterThan(50 * kB);
			expect(bytes, route).toBeLessThanOrEqual(most);
		}
	});

	test("in statements, on PostgreSQL", async ({ page }) => {
		test.skip(counter === null, "PostgreSQL's binaries are not installed");
		await page.goto(instance.link());
		await page.waitForURL(`${instance.url}/`);
		await page.close();
		const context = page.context();
		for (const [route, , most] of routes) {
			let fewest = Number.POSITIVE_INFINITY;
			for (let round = 0; round < 4; round++) {
				counter?.take();
				const answer = await context.request.get(instance.url + pathOf(route));
				await answer.text();
				// What the server does by itself meanwhile, such as sealing, can only add to it.
				fewest = Math.min(fewest, counter?.take().length ?? 0);
			}
			expect(fewest, route).toBeGreaterThan(0);
			expect(fewest, route).toBeLessThanOrEqual(most);
		}
	});
});
