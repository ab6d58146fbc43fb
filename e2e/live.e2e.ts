import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Page, Request } from "@playwright/test";
import type { FileView } from "../lib/contracts/files.ts";
import type { RunView } from "../lib/contracts/runs.ts";
import { expectNoFaults } from "./axe.ts";
import { expect, settled, type Told, test } from "./journey.ts";

/** Everything a page asks of the feed: streams, and questions that are answered at once. */
function feedRequests(page: Page): { streams: Request[]; questions: Request[] } {
	const asked = { streams: [] as Request[], questions: [] as Request[] };
	page.on("request", (request) => {
		if (!new URL(request.url()).pathname.endsWith("/api/v1/feed")) return;
		asked[request.resourceType() === "eventsource" ? "streams" : "questions"].push(request);
	});
	return asked;
}

const live = (page: Page) => page.locator("[data-status]");
const isLive = (page: Page) => expect(live(page)).toHaveAttribute("data-status", "live");
const graphOf = (file: FileView) => `/lineage?focus=${encodeURIComponent(`file:${file.uid}`)}&up=4`;
const card = (page: Page, name: RegExp) => page.locator("button[data-node]", { hasText: name });

let runs = 0;
/** Starts a run with the SDK that reads a file, and leaves it running. */
function startRun(whence: Told, file: FileView): string {
	const name = `live ${runs++}`;
	whence.sdk(`
		const transform = await ln.Transform.select({ name: "Cell Ranger", version: "7.2.0" }).one();
		const run = await new ln.Run({ transform, name: ${JSON.stringify(name)} }).save();
		const file = await ln.File.select({ uid: ${JSON.stringify(file.uid)} }).one();
		await file.stage({ isRunInput: run });`);
	return name;
}
/** Saves a file of a run with the SDK, which takes as long as it takes. */
function saveOutput(whence: Told, run: string, key: string): void {
	const path = join(whence.folder, `output-${runs++}.txt`);
	writeFileSync(path, key);
	whence.sdk(`
		const run = await ln.Run.select({ name: ${JSON.stringify(run)} }).one();
		await new ln.File(${JSON.stringify(path)}, { key: ${JSON.stringify(key)}, run }).save();`);
}
const finish = (whence: Told, run: string) =>
	whence.sdk(`await (await ln.Run.select({ name: ${JSON.stringify(run)} }).one()).finish();`);
const newTransform = (whence: Told) =>
	whence.api("POST", "/transforms", { key: `live-${runs++}`, label: "1", type: "pipeline" });

/** Where each card is on screen. */
const boxes = async (page: Page): Promise<Record<string, { x: number; y: number }>> =>
	Object.fromEntries(
		await page.locator("button[data-node]").evaluateAll((all) =>
			all.map((one) => {
				const { x, y } = one.getBoundingClientRect();
				return [one.getAttribute("data-node") ?? "", { x: Math.round(x), y: Math.round(y) }];
			}),
		),
	);

test("a run that the SDK starts slides into an open graph, ticks, makes files and completes; nothing else moves", async ({
	page,
	whence,
}) => {
	await page.goto(graphOf(whence.bam));
	await isLive(page);
	await card(page, /bams\/output\.bam/).click();
	const panel = page.getByRole("complementary", { name: /About/ });
	await expect(panel).toBeVisible();
	await page.evaluate(() => Object.assign(window, { isSamePage: true }));
	await page.waitForFunction(() =>
		document.getAnimations().every(({ playState }) => playState !== "running"),
	);
	const before = await settled(() => boxes(page));
	const address = page.url();

	const run = startRun(whence, whence.bam);
	const mine = card(page, new RegExp(run));
	await expect(mine).toContainText(/running · \d+ s/);
	await expect(page.locator("[data-live-news]")).toContainText("1 run started");
	for (const [id, place] of Object.entries(before)) expect((await boxes(page))[id], id).toEqual(place);
	// It ticks by itself, and pulses.
	const ticked = (await mine.textContent()) ?? "";
	await expect(mine).not.toHaveText(ticked);
	expect(await mine.evaluate((one) => getComputedStyle(one.parentElement ?? one).animationName)).toContain(
		"pulse",
	);

	saveOutput(whence, run, "live/table.csv");
	await expect(panel.getByRole("button", { name: `Run ${run}` })).toBeVisible();
	await expect(page.getByText("6 records")).toBeVisible();
	finish(whence, run);
	await expect(mine).toContainText("completed");
	for (const [id, place] of Object.entries(before)) expect((await boxes(page))[id], id).toEqual(place);
	// Selection, panel, address and page are what they were.
	await expect(panel.getByRole("heading", { name: "bams/output.bam" })).toBeVisible();
	expect(page.url()).toBe(address);
	expect(await page.evaluate(() => "isSamePage" in window)).toBe(true);
});

test("what comes outside the window is said, and is one click away", async ({ page, whence }) => {
	const path = join(whence.folder, "alone.txt");
	writeFileSync(path, "alone");
	const [alone] = JSON.parse(whence.cli("save", path, "--key", "outside/alone.txt", "--json")) as FileView[];
	if (!alone) throw new Error("nothing was saved");
	await page.setViewportSize({ width: 700, height: 700 });
	await page.goto(graphOf(alone));
	await isLive(page);
	const run = startRun(whence, alone);
	for (const n of [1, 2, 3]) saveOutput(whence, run, `outside/${n}.txt`);
	await expect(page.getByText("5 records")).toBeVisible();
	await page.getByRole("button", { name: /new outside the view/ }).click();
	await expect(card(page, /outside\/2\.txt/)).toBeInViewport();
	await expect(page.getByRole("button", { name: /new outside the view/ })).toHaveCount(0);
	finish(whence, run);
});

test("tabs share one connection, and another takes it over when its tab closes", async ({
	context,
	page,
	whence,
}) => {
	const others = [await context.newPage(), await context.newPage()];
	const tabs = [page, ...others];
	const asked = tabs.map(feedRequests);
	for (const tab of tabs) {
		await tab.goto(graphOf(whence.bam));
		await isLive(tab);
	}
	const streams = () => asked.reduce((sum, { streams }) => sum + streams.length, 0);
	expect(streams()).toBe(1);
	const leader = tabs[asked.findIndex(({ streams }) => streams.length > 0)];
	const rest = tabs.filter((tab) => tab !== leader);
	const first = startRun(whence, whence.bam);
	for (const tab of tabs) await expect(card(tab, new RegExp(first))).toBeVisible();
	expect(streams()).toBe(1);
	await leader?.close();
	const second = startRun(whence, whence.bam);
	for (const tab of rest) await expect(card(tab, new RegExp(second))).toBeVisible();
	expect(streams()).toBe(2);
	finish(whence, first);
	finish(whence, second);
});

test("comes again when the server does, and shows what was missed", async ({ page, whence }) => {
	await page.goto("/");
	await page.goto(graphOf(whence.fastq));
	await isLive(page);
	await whence.restart(async () => {
		await expect(live(page)).toHaveText("Reconnecting");
		// Nothing is asked of a server that is not there: the page stays.
		await expect(card(page, /fastqs\/input/)).toBeVisible();
	});
	const run = startRun(whence, whence.fastq);
	await expect(card(page, new RegExp(run))).toBeVisible({ timeout: 40_000 });
	await isLive(page);
	finish(whence, run);
	await expect(card(page, new RegExp(run))).toContainText("completed");
});

test("asks now and then where streams do not come through, and streams again when it can", async ({
	page,
	whence,
}) => {
	const asked = feedRequests(page);
	await page.route("**/api/v1/feed*", (route, request) =>
		request.resourceType() === "eventsource" ? route.abort() : route.fallback(),
	);
	await page.goto(graphOf(whence.bam));
	await expect(live(page)).toHaveAttribute("data-status", "polling");
	const run = startRun(whence, whence.bam);
	await expect(card(page, new RegExp(run))).toBeVisible();
	expect(asked.questions.length).toBeGreaterThan(0);
	finish(whence, run);
});

test("says so when it is offline, and shows what was missed when it is not", async ({
	context,
	page,
	whence,
}) => {
	await page.goto(graphOf(whence.bam));
	await isLive(page);
	// What comes after the first picture has come.
	await settled(() => page.evaluate(() => performance.getEntriesByType("resource").length));
	await context.setOffline(true);
	await expect(live(page)).toHaveText("Reconnecting");
	const run = startRun(whence, whence.bam);
	await context.setOffline(false);
	await expect(card(page, new RegExp(run))).toBeVisible({ timeout: 40_000 });
	await isLive(page);
	finish(whence, run);
});

test("the past stands still", async ({ page, whence }) => {
	const run = startRun(whence, whence.bam);
	const { items } = await whence.api<{ items: RunView[] }>("GET", "/runs?limit=1");
	const moment = new Date(Date.parse(items[0]?.createdAt ?? "") + 2000).toISOString();
	await expect.poll(() => Date.now()).toBeGreaterThan(Date.parse(moment));
	await page.goto(`${graphOf(whence.bam)}&asOf=${encodeURIComponent(moment)}`);
	const mine = card(page, new RegExp(run));
	await expect(mine).toContainText("running");
	await expect(live(page)).toHaveText("Paused");
	expect(await mine.evaluate((one) => getComputedStyle(one.parentElement ?? one).animationName)).toBe("none");
	finish(whence, run);
});

test("the overview and the run's page follow; registries say what is new and wait to be asked", async ({
	context,
	page,
	whence,
}) => {
	await page.goto("/");
	const run = startRun(whence, whence.bam);
	const row = page.getByRole("listitem").filter({ hasText: run });
	await expect(row).toContainText("running");

	const registry = await context.newPage();
	await registry.goto("/files");
	const firstRow = registry.getByRole("row").nth(1);
	await expect(registry.getByRole("link", { name: "bams/output.bam" })).toBeVisible();
	const stood = await firstRow.boundingBox();
	await row.getByRole("link").click();
	await expect(page).toHaveURL(/\/runs\//);
	saveOutput(whence, run, `rows/${run}.txt`);
	await expect(page.getByRole("link", { name: `rows/${run}.txt` })).toBeVisible();
	const news = registry.getByText("1 new file");
	await expect(news).toBeVisible();
	expect(await firstRow.boundingBox()).toEqual(stood);
	await expect(registry.getByRole("link", { name: `rows/${run}.txt` })).toHaveCount(0);
	await expectNoFaults(registry);
	await registry.getByRole("status").getByRole("button", { name: "Show" }).click();
	await expect(registry.getByRole("link", { name: `rows/${run}.txt` })).toBeVisible();
	await expect(news).toHaveCount(0);

	finish(whence, run);
	await expect(page.getByRole("main").getByText("completed").first()).toBeVisible();
});

test("keeps listening without a word while nothing changes, and lets go on signing out", async ({
	browser,
	whence,
}) => {
	const context = await browser.newContext();
	const page = await context.newPage();
	await page.goto(whence.link());
	await page.waitForURL(`${whence.url}/`);
	await page.goto(`${whence.url}${graphOf(whence.bam)}`);
	await isLive(page);
	const other = await context.newPage();
	await other.goto(whence.url);
	await other.getByLabel("Signed in as").click();
	await other.getByRole("button", { name: "Sign out" }).click();
	await expect(other).toHaveURL(/sign-in/);
	await expect(live(page)).toHaveText("Signed out");
	await newTransform(whence);
	await context.close();
});
