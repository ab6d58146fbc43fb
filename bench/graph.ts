import { join } from "node:path";
import { type BrowserContext, chromium, type Page } from "@playwright/test";
import { sql } from "drizzle-orm";
import { openDatabase } from "../db/client.ts";
import { rows } from "../db/rows.ts";
import { startInstance } from "../e2e/instance.ts";
import playwright from "../playwright.config.ts";
import { type Bench, type Measurement, measurement, percentile } from "./measure.ts";
import { thisHour, usualSeed } from "./seed/databases.ts";
import { fillDatabase } from "./seed/fill.ts";

const counts = [100, 1_000, 5_000, 10_000];
const rounds = 3;
/** Where the window is moved and how near it is: cards, plain cards, among many lines, shapes, everything. */
const zooms = [1, 0.7, 0.4, 0.25, 0.2, 0.15, 0.08, 0.03];

/** The graph in real Chromium: until it is there, and how it moves. */
export const graphBench: Bench = {
	name: "graph",
	async run() {
		let focus = "";
		const instance = await startInstance(async (storage) => {
			const opened = await openDatabase({ folder: join(storage, ".whence", "db") });
			const { db, close } = opened;
			const owner = await db.query.users.findFirst();
			await fillDatabase(opened, {
				files: 150_000,
				seed: usualSeed,
				until: thisHour(),
				ownerUid: owner?.id ?? "",
			});
			// What most runs read has the largest lineage: there are enough records about it.
			const [hub] = await rows<{ uid: string }>(
				db,
				sql`select f.uid from run_inputs i join files f on f.id = i.file_id
					group by f.id order by count(*) desc, f.id limit 1`,
			);
			focus = `file:${hub?.uid}`;
			await close();
		});
		const browser = await chromium.launch({ ...playwright.use?.launchOptions });
		try {
			const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
			const page = await context.newPage();
			await page.goto(instance.link());
			await page.waitForURL(`${instance.url}/`);
			await page.close();
			const found: Measurement[] = [];
			for (const count of counts) found.push(...(await measureGraph(context, instance.url, focus, count)));
			return found;
		} finally {
			await browser.close();
			await instance.stop();
		}
	},
};

async function measureGraph(
	context: BrowserContext,
	url: string,
	focus: string,
	count: number,
): Promise<Measurement[]> {
	const address = (limit: number) =>
		`${url}/lineage?focus=${focus}&up=100&down=100&fold=false&limit=${limit}`;
	const first: { ours: number[]; floor: number[] } = { ours: [], floor: [] };
	const ready: typeof first = { ours: [], floor: [] };
	const pages: Page[] = [];
	for (let round = -1; round < rounds; round++) {
		for (const [side, limit] of [
			["floor", 1],
			["ours", count],
		] as const) {
			const page = await context.newPage();
			const took = await readyMs(page, address(limit), limit);
			if (round >= 0) {
				first[side].push(took.first);
				ready[side].push(took.whole);
			}
			if (side === "ours" && round === rounds - 1) pages.push(page);
			else await page.close();
		}
	}
	const [page] = pages;
	if (!page) return [];
	const floor = await idleFrames(page);
	const shown = await page
		.getByText(/\d records$|^Showing/)
		.first()
		.textContent();
	const nodes = Number(/[\d,]+/.exec(shown ?? "")?.[0].replaceAll(",", ""));
	if (nodes < count * 0.9) throw new Error(`asked for ${count} nodes, the page says: ${shown}`);
	const what = `${nodes.toLocaleString("en")} nodes`;
	const floorWhat = "the same page with one node";
	const found = [
		measurement({ bench: "graph", what: `${what}: first drawn`, ...first, floorWhat, unit: "ms" }),
		measurement({ bench: "graph", what: `${what}: whole`, ...ready, floorWhat, unit: "ms" }),
	];
	for (const zoom of zooms) {
		const { frames, mounted, level } = await panAt(page, zoom);
		found.push(
			measurement({
				bench: "graph",
				what: `${what}: pan at zoom ${zoom}`,
				ours: frames,
				floor,
				floorWhat: "a frame of the page at rest",
				unit: "ms",
				note: `${level}, ${mounted} cards mounted, p95 ${Math.round(percentile(frames, 0.95))} ms`,
			}),
		);
	}
	found.push(
		measurement({
			bench: "graph",
			what: `${what}: zoom`,
			ours: await zoomThrough(page),
			floor,
			floorWhat: "a frame of the page at rest",
			unit: "ms",
			note: `heap ${Math.round((await heapBytes(page)) / 1e6)} MB`,
		}),
	);
	await page.close();
	return found;
}

/** From the click on a link until cards or shapes are drawn: the first, and all of them. */
async function readyMs(
	page: Page,
	address: string,
	count: number,
): Promise<{ first: number; whole: number }> {
	await page.addInitScript(`(${noteWhenDrawn})(${0.9 * count})`);
	await page.goto(address, { waitUntil: "commit" });
	// Asked for seldom: what looks from outside costs the page a part of what is measured.
	for (let asked = 0; asked < 120; asked++) {
		await new Promise((resolve) => setTimeout(resolve, 500));
		const { first, whole } = (await page.evaluate("window.drawn")) as { first?: number; whole?: number };
		if (first !== undefined && whole !== undefined) return { first, whole };
	}
	throw new Error(`${address} did not show ${count} nodes within a minute`);
}

// The page itself looks in every frame: the scripts that a waiting locator brings along take some 100 ms of a load.
const noteWhenDrawn = `(least) => {
	const drawn = (window.drawn = {});
	const look = () => {
		if (document.querySelector("button[data-node], canvas[data-drawn=shapes]")) drawn.first ??= performance.now();
		const shown = Number(document.querySelector("[data-cards]")?.dataset.cards ?? 0);
		if (drawn.first && shown >= least) drawn.whole = performance.now();
		else requestAnimationFrame(look);
	};
	requestAnimationFrame(look);
}`;

// As text: what compiles this file names inner functions with a helper that pages do not have.
const beginFrames = `{
	const frames = [];
	let last = performance.now();
	const step = (now) => {
		frames.push(now - last);
		last = now;
		if (window.measured === frames) requestAnimationFrame(step);
	};
	window.measured = frames;
	requestAnimationFrame(step);
}`;
const endFrames = "{ const frames = window.measured; window.measured = null; frames.slice(1); }";

/** How long each frame takes while something moves. */
async function framesDuring(page: Page, act: () => Promise<void>): Promise<number[]> {
	await page.evaluate(beginFrames);
	await act();
	return page.evaluate<number[]>(endFrames);
}

const idleFrames = (page: Page) => framesDuring(page, () => page.waitForTimeout(500));

async function middleOf(page: Page): Promise<{ x: number; y: number }> {
	const box = await page.locator(".react-flow").boundingBox();
	if (!box) throw new Error("there is no graph");
	return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** Turns the wheel until the window is that near. */
async function zoomTo(page: Page, zoom: number): Promise<void> {
	const { x, y } = await middleOf(page);
	await page.mouse.move(x, y);
	const now = () =>
		page
			.locator(".react-flow__viewport")
			.evaluate((element) => Number(/scale\(([\d.]+)\)/.exec((element as HTMLElement).style.transform)?.[1]));
	for (let tries = 0; tries < 60; tries++) {
		const at = await now();
		if (Math.abs(Math.log(at / zoom)) < 0.12) return;
		await page.mouse.wheel(0, at > zoom ? 60 : -60);
		await page.waitForTimeout(30);
	}
}

/** Around the focus, where the page opened: there are cards. */
async function panAt(page: Page, zoom: number) {
	await zoomTo(page, zoom);
	await page.waitForTimeout(300);
	const { x, y } = await middleOf(page);
	const moved = new Set<string>();
	const place = () =>
		page.locator(".react-flow__viewport").evaluate((element) => (element as HTMLElement).style.transform);
	// Where no card is under the pointer, or a press would be for the card.
	const frames = await framesDuring(page, async () => {
		await page.mouse.move(x, y - 200);
		await page.mouse.down();
		for (let i = 0; i < 40; i++) {
			await page.mouse.move(x + 6 * i, y - 200 + 3 * i);
			moved.add(await place());
		}
		for (let i = 40; i > 0; i--) await page.mouse.move(x + 6 * i, y - 200 + 3 * i);
		await page.mouse.up();
	});
	const [first, last] = [[...moved][0], [...moved].at(-1)].map((at) => at?.split("scale").at(-1));
	if (first !== last) throw new Error(`the window came nearer or farther while it was moved at zoom ${zoom}`);
	if (moved.size < 20) throw new Error(`the window did not follow the pointer at zoom ${zoom}`);
	return {
		frames,
		mounted: await page.locator("button[data-node]").count(),
		level: await page.locator("[data-level]").getAttribute("data-level"),
	};
}

async function zoomThrough(page: Page): Promise<number[]> {
	await page.getByRole("button", { name: "Show all" }).click();
	await page.waitForTimeout(500);
	const { x, y } = await middleOf(page);
	await page.mouse.move(x, y);
	return framesDuring(page, async () => {
		for (const direction of [-1, 1])
			for (let i = 0; i < 25; i++) {
				await page.mouse.wheel(0, direction * 60);
				await page.waitForTimeout(16);
			}
	});
}

async function heapBytes(page: Page): Promise<number> {
	const session = await page.context().newCDPSession(page);
	await session.send("HeapProfiler.collectGarbage");
	const { usedSize } = await session.send("Runtime.getHeapUsage");
	return usedSize;
}
