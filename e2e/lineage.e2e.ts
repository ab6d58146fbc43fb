import type { Page } from "@playwright/test";
import type { LineageView } from "../lib/contracts/lineage.ts";
import type { RunView } from "../lib/contracts/runs.ts";
import { expect, test } from "./journey.ts";

const card = (page: Page, name: RegExp) => page.locator("button[data-node]", { hasText: name });

test("browses from the BAM back to the FASTQ by mouse", async ({ page, whence }) => {
	await page.goto(`/files/${whence.bam.uid}`);
	await page.getByRole("link", { name: "Show lineage" }).click();
	await expect(page).toHaveURL(/\/lineage\?focus=file/);
	await card(page, /Cell Ranger/).click();
	const panel = page.getByRole("complementary", { name: /About/ });
	await expect(panel).toContainText("completed");
	await panel.getByRole("button", { name: "File fastqs/input.fastq.gz" }).click();
	await expect(panel.getByRole("heading", { name: "fastqs/input.fastq.gz" })).toBeVisible();
	await card(page, /fastqs\/input\.fastq\.gz/).dblclick();
	await expect(page).toHaveURL(new RegExp(`focus=file(:|%3A)${whence.fastq.uid}`));
	// Its own run came into view, and is one click from its page.
	await card(page, /Track data lineage/).click();
	await panel.getByRole("link", { name: "Open" }).click();
	await expect(page).toHaveURL(`/runs/${whence.scriptRun.uid}`);
	await page.goBack();
	await page.goBack();
	await expect(page).toHaveURL(new RegExp(`focus=file(:|%3A)${whence.bam.uid}`));
});

test("has the graph on a record's page, as a tab that a link opens and that leads to the next record", async ({
	page,
	whence,
}) => {
	await page.goto(`/files/${whence.bam.uid}`);
	await expect(page.locator("[data-node]")).toHaveCount(0);
	const parts = page.getByRole("navigation", { name: "Parts of this record" });
	await parts.getByRole("link", { name: "Lineage" }).click();
	await card(page, /Cell Ranger/).click();
	await expect(page).toHaveURL(/tab=lineage.*select=run/);
	await expect(page.getByRole("complementary", { name: /About/ })).toContainText("completed");
	await card(page, /fastqs\/input\.fastq\.gz/).dblclick();
	await expect(page).toHaveURL(`/files/${whence.fastq.uid}?tab=lineage`);
	// Its keys are for whoever is in it: the page's own stay the page's.
	await card(page, /fastqs\/input\.fastq\.gz/).focus();
	await page.keyboard.press("l");
	await expect(page.getByRole("region", { name: "Lineage as a list" })).toBeVisible();
	await page.getByRole("link", { name: "Whole graph" }).click();
	await expect(page).toHaveURL(new RegExp(`/lineage\\?focus=file(:|%3A)${whence.fastq.uid}`));

	await page.goto(`/runs/${whence.cellRangerRun.uid}?tab=lineage&down=0`);
	await expect(card(page, /fastqs\/input\.fastq\.gz/)).toBeVisible();
	await expect(card(page, /bams\/output\.bam/)).toHaveCount(0);
	const alone = await whence.api<RunView>("POST", "/runs", { transformUid: whence.cellRanger.uid });
	await page.goto(`/runs/${alone.uid}?tab=lineage`);
	await expect(page.getByText("This run has read and made no file yet")).toBeVisible();
});

test("browses from the BAM back to the FASTQ by keyboard alone", async ({ page, whence }) => {
	await page.goto(`/files/${whence.bam.uid}`);
	const isOn = (name: string) => page.locator(":focus", { hasText: name });
	for (let tabs = 0; tabs < 60 && (await isOn("Show lineage").count()) === 0; tabs++)
		await page.keyboard.press("Tab");
	await page.keyboard.press("Enter");
	await expect(card(page, /bams\/output\.bam/)).toBeVisible();
	for (let tabs = 0; tabs < 60 && (await isOn("bams/output.bam").count()) === 0; tabs++)
		await page.keyboard.press("Tab");
	await expect(page.locator(":focus")).toHaveAccessibleName(/^File bams\/output\.bam/);
	await page.keyboard.press("ArrowLeft");
	await expect(page.locator(":focus")).toHaveAccessibleName(/^Run .*Cell Ranger/);
	await page.keyboard.press("ArrowLeft");
	await expect(page.locator(":focus")).toHaveAccessibleName(/^File fastqs\/input\.fastq\.gz/);
	await page.keyboard.press("Enter");
	await expect(page.getByRole("complementary", { name: "About fastqs/input.fastq.gz" })).toBeVisible();
	await page.keyboard.press("Escape");
	await expect(page.getByRole("complementary", { name: /About/ })).toHaveCount(0);
	await page.keyboard.press("f");
	await expect(page).toHaveURL(new RegExp(`focus=file(:|%3A)${whence.fastq.uid}`));
	await page.keyboard.press("l");
	await expect(page.getByRole("region", { name: "Lineage as a list" })).toBeVisible();
	await page.keyboard.press("?");
	await expect(page.getByRole("dialog", { name: "Keys of the graph" })).toBeVisible();
});

test("shows users, transforms, runs and files at once, the same in graph, list and API", async ({
	page,
	whence,
}) => {
	const focus = encodeURIComponent(`file:${whence.bam.uid}`);
	const view = await whence.api<LineageView>(
		"GET",
		`/lineage?focusKind=file&focusUid=${whence.bam.uid}&up=4&down=2&lens=everything`,
	);
	expect(view.nodes.map(({ kind }) => kind).sort()).toEqual(
		["file", "file", "run", "run", "transform", "transform", "user"].sort(),
	);
	const ids = async () =>
		(
			await page
				.locator("button[data-node], tr[data-node]")
				.evaluateAll((all) => all.map((one) => one.getAttribute("data-node") ?? ""))
		).sort();
	const wanted = view.nodes.map(({ id }) => id).sort();
	await page.goto(`/lineage?focus=${focus}&lens=everything&up=4`);
	await expect.poll(ids).toEqual(wanted);
	await page.getByRole("button", { name: "List" }).click();
	await expect.poll(ids).toEqual(wanted);
	await expect(page.getByRole("row", { name: /focus File bams\/output\.bam/ })).toBeVisible();
});

test("collapses runs into their transforms, and keeps lens and depth in the address", async ({
	page,
	whence,
}) => {
	await page.goto(`/lineage?focus=${encodeURIComponent(`file:${whence.bam.uid}`)}`);
	await page.getByRole("button", { name: "Transforms", exact: true }).click();
	await expect(page).toHaveURL(/lens=transforms/);
	await expect(page.locator(`button[data-node="transform:${whence.cellRanger.uid}"]`)).toBeVisible();
	await page.getByRole("button", { name: "Fewer steps up" }).click();
	await page.getByRole("button", { name: "Fewer steps up" }).click();
	await expect(page).toHaveURL(/up=0/);
	await expect(page.locator("button[data-node]")).toHaveCount(1);
	// What is not shown is counted, and one click away.
	await page.getByRole("button", { name: /^Show 1 more before/ }).click();
	await expect(page.locator(`button[data-node="transform:${whence.cellRanger.uid}"]`)).toBeVisible();
	await page.goBack();
	await expect(page.locator("button[data-node]")).toHaveCount(1);
});

test("says what to do when a link names nothing, or a record that does not exist", async ({ page }) => {
	await page.goto("/lineage?focus=nonsense");
	await expect(page.getByText("This link does not name a record.")).toBeVisible();
	expect((await page.goto("/lineage?focus=file:AAAAAAAAAAAA0000"))?.status()).toBe(404);
	await expect(page.getByText("There is no such record")).toBeVisible();
});

test("filters hide and never cut, are kept in the address, and can be taken back", async ({
	page,
	whence,
}) => {
	await page.goto(`/lineage?focus=${encodeURIComponent(`file:${whence.bam.uid}`)}&up=4`);
	await expect(card(page, /fastqs\/input\.fastq\.gz/)).toBeVisible();
	await page.getByText("Filters", { exact: true }).click();
	await page.getByRole("checkbox", { name: /^\.bam/ }).check();
	await expect(page).toHaveURL(/suffixes=\.bam/);
	await expect(card(page, /fastqs\/input\.fastq\.gz/)).toHaveCount(0);
	// What lies behind the hidden file is still joined to what it led to.
	await expect(card(page, /Track data lineage/)).toBeVisible();
	await expect(page.getByText("via 1 hidden")).toBeVisible();
	await page.reload();
	await expect(page.getByText("via 1 hidden")).toBeVisible();
	await page.getByText("Filters (1)").click();
	await page.getByRole("checkbox", { name: /^\.bam/ }).uncheck();
	await page.getByRole("checkbox", { name: /^\.fastq\.gz/ }).check();
	await page.getByRole("checkbox", { name: /^\.bam/ }).check();
	await expect(page.getByText("via 1 hidden")).toHaveCount(0);
	await page.getByRole("button", { name: "Clear all" }).first().click();
	await expect(card(page, /fastqs\/input\.fastq\.gz/)).toBeVisible();
});

test("shows the graph as it was, and says so when the record was not there yet", async ({ page, whence }) => {
	const focus = encodeURIComponent(`file:${whence.fastq.uid}`);
	const before = new Date(Date.parse(whence.bam.createdAt) - 1).toISOString();
	await page.goto(`/lineage?focus=${focus}&asOf=${encodeURIComponent(before)}`);
	await expect(card(page, /fastqs\/input\.fastq\.gz/)).toBeVisible();
	await expect(card(page, /bams\/output\.bam/)).toHaveCount(0);
	await page.goto(`/lineage?focus=${focus}&asOf=2020-01-01T00:00:00.000Z`);
	await expect(page.getByText("This address cannot be shown.")).toBeVisible();
	await page.getByRole("link", { name: "Begin without its filters" }).click();
	await expect(card(page, /bams\/output\.bam/)).toBeVisible();
});
