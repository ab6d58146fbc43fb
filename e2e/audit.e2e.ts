import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "./journey.ts";

test.use({ world: "audit" });

test("verifies the history, and takes an export of it elsewhere", async ({ page, whence }) => {
	await page.goto("/audit");
	await page.getByRole("button", { name: "Verify the history" }).click();
	await expect(page.getByText(/^Whole: \d+ events, each as it was sealed$/)).toBeVisible();
	const asked = page.waitForEvent("download");
	await page.getByRole("link", { name: "NDJSON with seals" }).click();
	const path = join(whence.folder, "audit.ndjson");
	await (await asked).saveAs(path);
	expect(whence.cli("audit", "verify", path)).toContain("whole: ");
	writeFileSync(path, readFileSync(path, "utf8").replaceAll("bams/output.bam", "bams/other.bam"));
	expect(() => whence.cli("audit", "verify", path)).toThrow();
});

test("narrows events by person, action and way, shows what changed, and exports just these", async ({
	page,
	whence,
}) => {
	await page.goto("/audit");
	const choose = async (menu: string, value: RegExp) => {
		await page.locator("summary").filter({ hasText: menu }).click();
		await page.getByRole("region", { name: menu }).getByRole("checkbox", { name: value }).check();
		await page.keyboard.press("Escape");
	};
	await choose("Action", /^file\.register ingested [1-9]/);
	await choose("Through", /^sdk/);
	await choose("Person", /^testuser1/);
	await expect(page).toHaveURL(/by=testuser1/);
	await expect(page.getByRole("button", { name: "Remove the filter action: file.register" })).toBeVisible();
	await page.keyboard.press("/");
	await page.keyboard.type("output.bam");
	await expect(page).toHaveURL(/q=output\.bam/);
	const events = page.getByRole("listitem").filter({ hasText: "ingested" });
	await expect(events.filter({ hasText: "bams/output.bam" })).toHaveCount(1);
	await expect(page.getByRole("listitem").filter({ hasText: "started run" })).toHaveCount(0);
	await events
		.filter({ hasText: "bams/output.bam" })
		.getByText(/\d+ fields/)
		.click();
	await expect(page.getByText(whence.bam.hash ?? "no hash").first()).toBeVisible();
	const href = await page.getByRole("link", { name: "CSV", exact: true }).getAttribute("href");
	const csv = await (await page.request.get(href ?? "")).text();
	expect(
		csv
			.trimEnd()
			.split("\r\n")
			.slice(1)
			.every((line) => line.includes(",file.register,")),
	).toBe(true);
	expect(csv).toContain("bams/output.bam");
});

test("blanks what an event says, with a reason that stays, and the history stays whole", async ({
	page,
	whence,
}) => {
	await whence.api("POST", "/tags", { kind: "file", uid: whence.fastq.uid, tag: "patient-4711" });
	await page.goto("/audit?action=file.tag");
	const event = page.getByRole("listitem").filter({ hasText: "tagged" }).first();
	await event.getByText("1 field").click();
	await event.getByRole("button", { name: "Blank…" }).click();
	const dialog = page.getByRole("dialog");
	await dialog.getByLabel("Why?").fill("names a patient");
	await dialog.getByRole("button", { name: "Blank for good" }).click();
	await expect(page.getByText("What it said was blanked by testuser1")).toBeVisible();
	await expect(page.getByText("patient-4711")).toHaveCount(0);
	await page.goto("/audit?action=audit.blank");
	await page
		.getByText(/\d fields/)
		.first()
		.click();
	await expect(page.getByText("names a patient")).toBeVisible();
	await page.getByRole("button", { name: "Verify the history" }).click();
	await expect(page.getByText(/^Whole: /)).toBeVisible();
});

test("tells a file's whole custody on a page that prints without frame and buttons", async ({
	page,
	whence,
}) => {
	await page.goto(`/files/${whence.fastq.uid}?tab=activity`);
	await page.getByRole("link", { name: "The whole custody, to print" }).click();
	await expect(page.getByRole("heading", { level: 1 })).toHaveText("Custody of fastqs/input.fastq.gz");
	await expect(page.getByRole("region", { name: "Read by" })).toContainText("Cell Ranger");
	await expect(page.getByRole("region", { name: "Derived from it" })).toContainText("bams/output.bam");
	await expect(page.getByRole("region", { name: "What was done with it" })).toContainText("ingested it");
	await page.emulateMedia({ media: "print" });
	await expect(page.getByRole("button", { name: "Print" })).toBeHidden();
	await expect(page.getByRole("navigation", { name: "Main" })).toBeHidden();
	await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
});
