import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { expectNoFaults } from "./axe.ts";
import { expect, test } from "./journey.ts";

test.beforeAll(async ({ whence }) => {
	for (let n = 0; n < 130; n++)
		await whence.api("POST", "/transforms", {
			key: `desk/step ${String(n).padStart(3, "0")}`,
			project: n % 3 ? "alpha" : "beta",
			type: n % 2 ? "pipeline" : "script",
		});
});

const menu = (page: Page, name: string) =>
	page.locator("details", { has: page.getByText(name, { exact: true }) });
const openMenu = async (page: Page, name: string) => {
	await page.locator("summary", { hasText: name }).first().click();
	return page.locator("details[open]");
};
const count = (page: Page) => page.getByRole("navigation", { name: "Pages" }).getByRole("status");

test("narrows by facets with counts, several values at once, and chips take them off", async ({ page }) => {
	await page.goto("/transforms?q=desk");
	await expect(count(page)).toHaveText("50 of 130 transforms");
	const type = await openMenu(page, "Type");
	await expect(type.getByRole("checkbox")).toHaveCount(2);
	await expect(type.getByText("pipeline").locator("..")).toContainText("65");
	await type.getByRole("checkbox", { name: "script" }).check();
	await expect(page).toHaveURL(/type=script/);
	await expect(count(page)).toHaveText("50 of 65 transforms");
	// What a facet is set to does not narrow itself.
	await expect(type.getByText("pipeline").locator("..")).toContainText("65");
	await type.getByRole("checkbox", { name: "pipeline" }).check();
	await expect(count(page)).toHaveText("50 of 130 transforms");
	await page.keyboard.press("Escape");
	const project = await openMenu(page, "Project");
	await project.getByRole("checkbox", { name: "beta" }).check();
	await expect(count(page)).toHaveText("44 of 44 transforms");
	await page.keyboard.press("Escape");
	await page.getByRole("button", { name: "Remove the filter type: script" }).click();
	await expect(count(page)).toHaveText("22 of 22 transforms");
	await page.reload();
	await expect(count(page)).toHaveText("22 of 22 transforms");
	await page.getByRole("button", { name: "Clear all" }).click();
	await expect(page).not.toHaveURL(/project=/);
});

test("columns are chosen, ordered and widened, also by keyboard; the address and the next visit have them", async ({
	page,
}) => {
	await page.goto("/transforms?q=desk");
	const headings = () => page.locator("thead th[scope=col]").allInnerTexts();
	const columns = await openMenu(page, "Columns");
	await columns.getByRole("checkbox", { name: "Project" }).check();
	await columns.getByRole("checkbox", { name: "By", exact: true }).uncheck();
	await columns.getByRole("button", { name: "Move Project to the left" }).click();
	await columns.getByRole("radio", { name: "compact" }).check();
	await expect(page).toHaveURL(/cols=.*density=compact/);
	await page.keyboard.press("Escape");
	expect((await headings()).slice(-2)).toEqual(["Project", "When"]);
	const edge = page.getByRole("separator", { name: "Width of Project" });
	const before = Number(await edge.getAttribute("aria-valuenow"));
	await edge.focus();
	await page.keyboard.press("ArrowRight");
	await expect(edge).toHaveAttribute("aria-valuenow", String(before + 20));
	await page.goto("/transforms");
	expect((await headings()).slice(-2)).toEqual(["Project", "When"]);
	await expect(page.getByRole("table")).toHaveAttribute("data-density", "compact");
	await (await openMenu(page, "Columns")).getByRole("button", { name: "As it was at first" }).click();
	await expect.poll(headings).toContain("By");
});

test("chooses over pages and all that match, tags them, and undoes it", async ({ page, whence }) => {
	await page.goto("/transforms?q=desk&sort=key&dir=asc");
	await page.getByLabel("Choose all transforms of this page").check();
	const bar = page.getByRole("region", { name: "Chosen transforms" });
	await expect(bar).toContainText("50 chosen");
	await page.getByRole("button", { name: "Next" }).click();
	await expect(bar).toContainText("50 chosen, 50 on other pages");
	await page.locator("tbody input[type=checkbox]").first().check();
	await expect(bar).toContainText("51 chosen, 50 on other pages");
	await bar.getByRole("button", { name: "Choose all 130 that match" }).click();
	await expect(bar).toContainText("All 130 that match");
	await bar.locator("summary", { hasText: "Tag" }).click();
	await bar.getByLabel("Tag", { exact: true }).last().fill("desk");
	await bar.getByRole("button", { name: "Add to all" }).click();
	await expect(page.getByText("130 transforms tagged")).toBeVisible();
	const tagged = async () => (await whence.api<{ total: number }>("GET", "/transforms?tag=desk")).total;
	expect(await tagged()).toBe(130);
	await page.getByRole("button", { name: "Undo" }).click();
	await expect.poll(tagged).toBe(0);
});

test("exports the whole filtered list as CSV and the chosen as NDJSON", async ({ page }) => {
	await page.goto("/transforms?q=desk&type=script&sort=key&dir=asc");
	const saved = async (press: () => Promise<unknown>) => {
		const coming = page.waitForEvent("download");
		await press();
		return readFile(await (await coming).path(), "utf8");
	};
	const all = await openMenu(page, "Export");
	const csv = await saved(() => all.getByRole("link", { name: "All that match, as CSV" }).click());
	const lines = csv.trimEnd().split("\r\n");
	expect(lines[0]).toMatch(/^uid,project,key,name,type/);
	expect(lines).toHaveLength(66);
	expect(lines[1]).toContain("desk/step 000");
	await page.keyboard.press("Escape");
	await page.locator("tbody input[type=checkbox]").nth(1).check();
	const bar = page.getByRole("region", { name: "Chosen transforms" });
	await bar.locator("summary", { hasText: "Export" }).click();
	const ndjson = await saved(() => bar.getByRole("button", { name: "The chosen, as NDJSON" }).click());
	expect(
		ndjson
			.trimEnd()
			.split("\n")
			.map((line) => (JSON.parse(line) as { key: string }).key),
	).toEqual(["desk/step 002"]);
});

test("saves a view, begins with it, and finds everything again", async ({ page }) => {
	await page.goto("/transforms?q=desk&type=script");
	const views = await openMenu(page, "Views");
	await views.getByLabel("Save this view as").fill("Scripts of the desk");
	await views.getByRole("button", { name: "Save" }).click();
	await expect(views.getByRole("link", { name: "Scripts of the desk" })).toHaveAttribute(
		"aria-current",
		"page",
	);
	await views.getByRole("button", { name: "Change the view Scripts of the desk" }).click();
	await views.getByRole("checkbox", { name: "begin with it" }).check();
	await expect(views.getByRole("checkbox", { name: "begin with it" })).toBeChecked();
	await page.goto("/transforms");
	await expect(page).toHaveURL(/type=script/);
	await page.getByRole("button", { name: "Clear all" }).click();
	await expect(page).toHaveURL(/all=true/);
	await expect(page).not.toHaveURL(/type=/);
	const again = await openMenu(page, "Views");
	await again.getByRole("button", { name: "Change the view Scripts of the desk" }).click();
	await again.getByRole("button", { name: "Delete", exact: true }).click();
	await expect(again.getByRole("link", { name: "Scripts of the desk" })).toHaveCount(0);
	await page.getByRole("button", { name: "Undo" }).click();
	await openMenu(page, "Views");
	await expect(again.getByRole("link", { name: "Scripts of the desk" })).toBeVisible();
});

test("looks at rows beside the table by keyboard, and chooses them", async ({ page }) => {
	await page.goto("/files?all=true");
	const panel = page.getByRole("complementary", { name: /^Peek/ });
	await expect(async () => {
		await page.keyboard.press("j");
		await expect(page.locator(":focus")).toHaveAttribute("href", /\/files\//, { timeout: 200 });
	}).toPass();
	await page.keyboard.press("Space");
	await expect(panel).toContainText("Ingested by");
	const first = await panel.getByRole("heading").textContent();
	await page.keyboard.press("ArrowDown");
	await expect(panel.getByRole("heading")).not.toHaveText(first ?? "");
	await expect(page).toHaveURL(/peek=\w{16}/);
	await page.keyboard.press("x");
	await expect(page.getByRole("region", { name: "Chosen files" })).toContainText("1 chosen");
	await page.keyboard.press("Escape");
	await expect(panel).toHaveCount(0);
	await page.keyboard.press("?");
	await expect(page.getByRole("dialog", { name: "Keys of a registry" })).toBeVisible();
});

test("has hundreds of rows on a page without making them all", async ({ page }) => {
	await page.goto("/transforms?q=desk&limit=250&sort=key&dir=asc");
	await expect(page.getByRole("table")).toHaveAttribute("aria-rowcount", "131");
	await expect(page.locator("tbody tr[data-uid]").first()).toContainText("step 000");
	await expect.poll(() => page.locator("tbody tr[data-uid]").count()).toBeLessThan(90);
	await page.evaluate(() => window.scrollTo(0, document.documentElement.scrollHeight));
	await expect(page.getByRole("link", { name: "desk/step 129" }).first()).toBeVisible();
});

test.describe("on a phone", () => {
	test.use({ viewport: { width: 390, height: 800 } });

	test("filters open from a button, as a sheet; nothing is wider than the screen", async ({ page }) => {
		await page.goto("/transforms?q=desk&cols=name,project,tags,description");
		await page.getByRole("button", { name: "Filters" }).click();
		const type = await openMenu(page, "Type");
		await expect(type.getByRole("checkbox", { name: "script" })).toBeVisible();
		await type.getByRole("button", { name: "Close Type" }).click();
		await expect(menu(page, "Type").first()).not.toHaveAttribute("open");
		expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
	});
});

test("registries are accessible with everything open", async ({ page }) => {
	await page.goto("/transforms?q=desk&type=script");
	await page.locator("tbody input[type=checkbox]").first().check();
	const uid = await page.locator("tbody tr[data-uid]").first().getAttribute("data-uid");
	await page.goto(`/transforms?q=desk&type=script&peek=${uid}`);
	await page.locator("tbody input[type=checkbox]").first().check();
	for (const name of ["Project", "Columns", "Views"]) {
		const open = await openMenu(page, name);
		await expect(open.locator("section")).toBeVisible();
		if (name === "Project") await expect(open.getByRole("checkbox").first()).toBeVisible();
		await expectNoFaults(page);
		await page.keyboard.press("Escape");
	}
});
