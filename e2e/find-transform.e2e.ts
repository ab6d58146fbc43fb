import { expect, openSearch, test } from "./journey.ts";

test("finds a transform by part of its name with ⌘K, and opens it with Enter", async ({ page, whence }) => {
	await page.goto("/");
	await (await openSearch(page)).fill("cell rang");
	await expect(page.getByRole("option", { name: /Cell Ranger/ }).first()).toBeVisible();
	await page.keyboard.press("Enter");
	await expect(page).toHaveURL(`/transforms/${whence.cellRanger.uid}`);
	await expect(page.getByRole("heading", { level: 1, name: "Cell Ranger" })).toBeVisible();
});

test("finds it in the registry, where the address keeps the search", async ({ page, whence }) => {
	await page.goto("/transforms");
	const box = page.getByRole("searchbox", { name: "Search transforms" });
	// Keys work as soon as the page's scripts do.
	await expect(async () => {
		await page.keyboard.press("/");
		await expect(box).toBeFocused({ timeout: 200 });
	}).toPass();
	await page.keyboard.type("cell rang");
	await expect(page).toHaveURL(/q=cell/);
	const rows = page.getByRole("row").filter({ has: page.getByRole("cell") });
	await expect(rows).toHaveCount(1);
	await page.reload();
	await expect(rows).toHaveCount(1);
	await expect(box).toHaveValue("cell rang");
	await rows.getByRole("link", { name: "Cell Ranger" }).click();
	await expect(page).toHaveURL(`/transforms/${whence.cellRanger.uid}`);
});

test("finds it although a letter is wrong, and says so when there is nothing", async ({ page }) => {
	await page.goto("/transforms?q=cell%20rangre");
	await expect(page.getByText("Perhaps you mean")).toBeVisible();
	await expect(page.getByRole("link", { name: "Cell Ranger" })).toBeVisible();
	await page.goto("/transforms?q=zzzz-nothing");
	await expect(page.getByText(/No transform/)).toBeVisible();
});

test("jumps to a record by its uid", async ({ page, whence }) => {
	await page.goto("/");
	await (await openSearch(page)).fill(whence.bam.uid);
	await page.getByRole("option", { name: /bams\/output\.bam/ }).click();
	await expect(page).toHaveURL(`/files/${whence.bam.uid}`);
});
