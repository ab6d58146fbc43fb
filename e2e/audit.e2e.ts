import { expect, test } from "./journey.ts";

test("reads in one sentence who ingested fastqs/input.fastq.gz", async ({ page, whence }) => {
	await page.goto("/files");
	await page.getByLabel(/Search files/).fill("input.fastq");
	await page.getByRole("link", { name: "fastqs/input.fastq.gz" }).click();
	await expect(page).toHaveURL(`/files/${whence.fastq.uid}`);
	await expect(page.getByText(/^Ingested by testuser1/)).toHaveText(
		/^Ingested by testuser1 · run \w{4}… of Track data lineage v1 · \d{1,2} \w{3} \d{4} \d\d:\d\d UTC$/,
	);
	await expect(page.getByRole("link", { name: "testuser1" })).toHaveAttribute("href", "/users/testuser1");
});

test("filters who did what by record, person, action and time", async ({ page, whence }) => {
	await page.goto("/audit");
	await page.getByLabel("Record").fill("input.fastq");
	await page.getByLabel("Person").fill("testuser1");
	await page.getByLabel("Action").selectOption("file.register");
	await page.getByRole("button", { name: "Show" }).click();
	await expect(page).toHaveURL(/action=file\.register/);
	const events = page.getByRole("listitem").filter({ hasText: "ingested" });
	await expect(events).toHaveCount(1);
	await expect(events).toContainText("testuser1 ingested fastqs/input.fastq.gz");
	await expect(events).toContainText("through sdk (token e2e)");
	await events.getByText(/fields?$/).click();
	await expect(events).toContainText(String(whence.fastq.hash));

	await page.goto("/audit?to=2020-01-01");
	await expect(page.getByText("No event matches.")).toBeVisible();
	await page.goto("/audit?by=nobody");
	await expect(page.getByText("No event matches.")).toBeVisible();
});

test("the record's own activity says the same as the command line", async ({ page, whence }) => {
	await page.goto(`/files/${whence.fastq.uid}?tab=activity`);
	await expect(page.getByRole("listitem").filter({ hasText: "testuser1 ingested" })).toHaveCount(1);
	const printed = whence.cli("audit", "--file", "fastqs/input.fastq.gz", "--json");
	const events = JSON.parse(printed) as { action: string; actor: { handle: string } }[];
	expect(events.map(({ action, actor }) => [action, actor.handle])).toEqual([["file.register", "testuser1"]]);
});
