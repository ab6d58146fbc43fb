import { expect, test } from "./journey.ts";

test.beforeAll(async ({ whence }) => {
	for (let n = 0; n < 120; n++)
		await whence.api("POST", "/transforms", { key: `bulk/step ${n}`, type: n % 2 ? "pipeline" : "function" });
});

test("pages by keyset, forwards and back, every row exactly once", async ({ page }) => {
	await page.goto("/transforms?q=bulk&sort=key&dir=asc");
	const names = () => page.locator("tbody [data-row-link] a").allInnerTexts();
	const seen: string[] = [];
	for (;;) {
		const shown = await names();
		seen.push(...shown);
		const next = page.getByRole("button", { name: "Next" });
		if (await next.isDisabled()) break;
		await next.click();
		await expect.poll(names).not.toEqual(shown);
	}
	expect(seen).toHaveLength(120);
	expect(new Set(seen).size).toBe(120);
	await page.getByRole("button", { name: "Previous" }).click();
	await expect.poll(names).not.toEqual(seen.slice(-20));
});

test("sorts by a column, filters by type, and a link restores it all", async ({ page }) => {
	await page.goto("/transforms?q=bulk");
	await page.getByRole("columnheader", { name: "Key" }).getByRole("button").click();
	await expect(page).toHaveURL(/sort=key/);
	await page.locator("summary", { hasText: "Type" }).click();
	await page.getByRole("checkbox", { name: "pipeline" }).check();
	await expect(page).toHaveURL(/type=pipeline/);
	await expect(page.getByText("of 60 transforms")).toBeVisible();
	const first = await page.locator("tbody tr a").first().textContent();
	await page.goto(page.url());
	await expect(page.locator("tbody tr a").first()).toHaveText(String(first));
	await page.getByRole("button", { name: "Clear all" }).click();
	await expect(page).not.toHaveURL(/type=/);
});

test("goes through rows by keyboard and opens one", async ({ page }) => {
	await page.goto("/files");
	await expect(async () => {
		await page.keyboard.press("j");
		await expect(page.locator(":focus")).toHaveAttribute("href", /\/files\//, { timeout: 200 });
	}).toPass();
	await page.keyboard.press("Enter");
	await expect(page).toHaveURL(/\/files\/\w{16}$/);
});

test("opens a row by a click without loading anew, and in a tab of its own when that is wanted", async ({
	page,
	context,
}) => {
	await page.goto("/transforms?q=bulk");
	const link = page.locator("tbody [data-row-link] a").first();
	const href = String(await link.getAttribute("href"));
	await page.evaluate(() => Object.assign(window, { isSameDocument: true }));
	const other = context.waitForEvent("page");
	await link.click({ modifiers: ["ControlOrMeta"] });
	await (await other).waitForURL(`**${href}`);
	await expect(page).toHaveURL("/transforms?q=bulk");
	await link.click();
	await expect(page).toHaveURL(href);
	expect(await page.evaluate(() => Object.hasOwn(window, "isSameDocument"))).toBe(true);
});

test("says what is wrong with an address that makes no sense, and leads out of it", async ({ page }) => {
	await page.goto("/runs?pages=!!");
	await expect(page.getByRole("alert").first()).toContainText("cursor: is not one that this list gave");
	await page.getByRole("link", { name: "Begin without its filters" }).click();
	await expect(page).toHaveURL("/runs");
	await expect(page.getByRole("table")).toBeVisible();
});
