import type { Page } from "@playwright/test";
import { expect, test } from "./journey.ts";

test.use({ world: "story" });

const box = (page: Page) => page.getByRole("textbox", { name: "Selection" });
const cards = (page: Page) => page.locator("button[data-node]");

test("a focus says itself as a selection; another is typed, kept in the address, and left by focusing", async ({
	page,
	whence,
}) => {
	await page.goto(`/lineage?focus=file:${whence.bam.uid}&up=1`);
	await expect(box(page)).toHaveValue("1+file:bams/output.bam+2");
	await expect(cards(page)).toHaveCount(2);
	await page.keyboard.press(":");
	await expect(box(page)).toBeFocused();
	await page.keyboard.type("+file:bams/output.bam and kind:file");
	await page.keyboard.press("Enter");
	await expect(page).toHaveURL(/q=/);
	await expect(page).not.toHaveURL(/focus=/);
	await expect(cards(page)).toHaveCount(2);
	await expect(page.getByText("2 records", { exact: true })).toBeVisible();
	await expect(page.getByText("via 1 hidden")).toBeVisible();
	await expect(page.getByRole("button", { name: "More steps up" })).toHaveCount(0);
	await page.reload();
	await expect(box(page)).toHaveValue("+file:bams/output.bam and kind:file");
	await expect(cards(page)).toHaveCount(2);
	// The same by the command line.
	const printed = whence.cli("lineage", "+file:bams/output.bam and kind:file");
	expect(printed).toContain("fastqs/input.fastq.gz");
	expect(printed).not.toContain("run ");
	await page.getByRole("button", { name: /^File fastqs\/input\.fastq\.gz/ }).press("f");
	await expect(page).not.toHaveURL(/q=/);
	await expect(box(page)).toHaveValue("1+file:fastqs/input.fastq.gz+2");
});

test("a mistake is said where it is, a name that nothing has too, and nothing is lost", async ({ page }) => {
	await page.goto("/lineage");
	await box(page).fill("file:bams/output.bam and type:notepad");
	await box(page).press("Enter");
	const alert = page.getByRole("main").getByRole("alert");
	await expect(alert).toContainText('There is no type "notepad". There are notebook');
	await expect(box(page)).toHaveAttribute("aria-invalid", "true");
	expect(await box(page).evaluate((input: HTMLInputElement) => input.selectionStart)).toBe(30);
	await box(page).fill("file:nowhere.csv+2");
	await box(page).press("Enter");
	await expect(alert).toContainText("file:nowhere.csv names nothing");
	await expect(box(page)).toHaveValue("file:nowhere.csv+2");
	await box(page).fill("tag:nothing-has-this");
	await box(page).press("Enter");
	await expect(page.getByText("Nothing is selected by that.")).toBeVisible();
	await page.getByLabel("What can be selected").click();
	await page.getByRole("button", { name: /the runs that led to any BAM/ }).click();
	await expect(box(page)).toBeFocused();
	await box(page).press("Enter");
	await expect(cards(page)).toHaveCount(2);
});
