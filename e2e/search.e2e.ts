import type { Page } from "@playwright/test";
import { expectNoFaults } from "./axe.ts";
import { expect, openSearch, test } from "./journey.ts";

test.use({ world: "search" });

const active = (page: Page) => page.locator('[role="option"][aria-selected="true"]');

test("marks what matched, groups by kind, and says how many there are", async ({ page }) => {
	await page.goto("/");
	const box = await openSearch(page);
	await box.fill("lineage");
	const option = page.getByRole("option", { name: /Track data lineage/ }).first();
	await expect(option.locator("mark").first()).toHaveText("lineage");
	await expect(page.getByRole("group", { name: "Transforms" })).toBeVisible();
	await expect(page.getByRole("dialog").getByRole("status")).toHaveText(/^\d+ results?$/);
	await box.fill("Track data linage");
	await expect(page.getByText("perhaps one of these")).toBeVisible();
	await expect(active(page)).toContainText("Track data lineage");
});

test("Enter opens what was typed, though the answer is still on its way", async ({ page, whence }) => {
	await page.goto("/");
	const box = await openSearch(page);
	await box.fill(whence.bam.key);
	await page.keyboard.press("Enter");
	await expect(page).toHaveURL(`/files/${whence.bam.uid}`);
	await openSearch(page);
	await page.keyboard.type(whence.fastq.hash?.slice(0, 6) ?? "");
	await page.keyboard.press("Enter");
	await expect(page).toHaveURL(`/files/${whence.fastq.uid}`);
	await openSearch(page);
	await page.keyboard.type(whence.cellRangerRun.uid);
	await page.keyboard.press("Enter");
	await expect(page).toHaveURL(`/runs/${whence.cellRangerRun.uid}`);
});

test("an older answer never stands over a newer one", async ({ page }) => {
	await page.goto("/");
	let release = () => {};
	const held = new Promise<void>((resolve) => {
		release = resolve;
	});
	await page.route(/\/search\?q=cell/, async (route) => {
		await held;
		// Given up by the browser meanwhile: there is nobody to answer.
		await route.continue().catch(() => undefined);
	});
	const box = await openSearch(page);
	const asked = page.waitForRequest(/\/search\?q=cell/);
	await box.fill("cell");
	await asked;
	await box.fill("lineage");
	await expect(active(page)).toContainText("Track data lineage");
	release();
	await expect(
		page
			.getByRole("option", { name: /Cell Ranger/ })
			.filter({ has: page.locator("mark", { hasText: "cell" }) }),
	).toHaveCount(0);
	await expect(active(page)).toContainText("Track data lineage");
});

test("the arrow to the right leads to what can be done with a hit, Esc back", async ({ page, whence }) => {
	await page.goto("/");
	const box = await openSearch(page);
	await box.fill("output.bam");
	await expect(active(page)).toContainText("bams/output.bam");
	await page.keyboard.press("ArrowRight");
	await expect(page.getByRole("option", { name: "Copy uid" })).toBeVisible();
	await page.keyboard.press("Escape");
	await expect(box).toHaveValue("output.bam");
	await expect(active(page)).toContainText("bams/output.bam");
	await page.keyboard.press("ArrowRight");
	await page.keyboard.press("ArrowDown");
	await expect(active(page)).toHaveText("Show lineage");
	await page.keyboard.press("Enter");
	await expect(page).toHaveURL(new RegExp(`/lineage\\?focus=file(:|%3A)${whence.bam.uid}`));
});

test("what was opened stands under Recent, until it is cleared; commands are found by their words", async ({
	page,
	whence,
}) => {
	await page.goto(`/files/${whence.bam.uid}`);
	await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
	await page.goto("/files/nosuchfile00");
	await page.goto("/");
	const box = await openSearch(page);
	const recent = page.getByRole("group", { name: "Recent" });
	await expect(recent.getByRole("option")).toHaveText([/bams\/output\.bam/, "Clear recent items"]);
	await recent.getByRole("option", { name: "Clear recent items" }).click();
	await expect(recent).toHaveCount(0);
	await box.fill("new tok");
	await expect(page.getByRole("option", { name: "New token" })).toBeVisible();
	await page.getByRole("option", { name: "New token" }).click();
	await expect(page).toHaveURL("/settings#new-token");
});

test("says that the network is gone, and tries again", async ({ page, context }) => {
	await page.goto("/");
	const box = await openSearch(page);
	await context.setOffline(true);
	await box.fill("lineage");
	await expect(page.getByText("You are offline.", { exact: false }).first()).toBeVisible();
	await context.setOffline(false);
	await page.getByRole("button", { name: "Try again" }).click();
	await expect(active(page)).toContainText("Track data lineage");
});

test("all results have a page; a line of code opens where it stands", async ({ page, whence }) => {
	await page.goto("/");
	const box = await openSearch(page);
	await box.fill("fastq");
	await page.getByRole("option", { name: "See all results for “fastq”" }).click();
	await expect(page).toHaveURL("/search?q=fastq");
	await expect(page.getByRole("link", { name: /fastqs\/input\.fastq\.gz/ }).first()).toBeVisible();
	await page.goto("/search?q=track&in=code");
	const line = page.locator(`a[href^="/transforms/${whence.script.uid}?tab=code&line=L"]`).first();
	const href = await line.getAttribute("href");
	await line.click();
	await expect(page).toHaveURL(href ?? "");
	await expect(page.locator("[data-marked]")).toContainText(/track/i);
	await expect(page.locator("[data-marked]")).toBeInViewport();
	await page.goto("/search?q=ab&in=code");
	await expect(page.getByRole("main").getByRole("alert")).toBeVisible();
});

test("axe finds nothing in the palette", async ({ page }) => {
	await page.goto("/");
	const box = await openSearch(page);
	for (const q of ["", "lineage", "Track data linage", "zzzzqq"]) {
		await box.fill(q);
		await expect(page.getByRole("listbox")).toHaveAttribute("aria-busy", "false");
		await expectNoFaults(page, '[role="dialog"]');
	}
});
