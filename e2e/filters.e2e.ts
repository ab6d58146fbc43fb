import type { Page } from "@playwright/test";
import type { LineageView } from "../lib/contracts/lineage.ts";
import { chain } from "./chain.ts";
import { expect, test } from "./journey.ts";

const graph = (uid: string, rest = "") => `/lineage?focus=${encodeURIComponent(`file:${uid}`)}${rest}`;
const panel = (page: Page) => page.getByRole("complementary", { name: /^Link:/ });
const said = (page: Page) => page.locator("[data-announcer]");

test("filters have counts that stay, are kept in the address, and go one by one or all at once", async ({
	page,
	whence,
}) => {
	const made = await chain(whence, "filters");
	await whence.api("POST", "/tags", { kind: "file", uid: made.source, tag: "first lane" });
	await page.goto(graph(made.out, "&up=4"));
	await expect(page.getByText("3 records", { exact: true })).toBeVisible();
	await page.getByText("Filters", { exact: true }).click();
	const sheet = page.getByRole("region", { name: "Filters", exact: true });
	await sheet.getByRole("checkbox", { name: "files 2" }).check();
	await expect(page.getByText("2 records", { exact: true })).toBeVisible();
	// What is hidden now can still be chosen, with the same counts.
	await expect(sheet.getByRole("checkbox", { name: "runs 1" })).toBeVisible();
	await sheet.getByRole("checkbox", { name: "first lane 1" }).check();
	await expect(page).toHaveURL(/tags=first(%20|\+| )lane/);
	await expect(said(page)).toContainText("Filter tag: first lane: 2 records");
	await page.keyboard.press("Escape");
	await expect(sheet).toBeHidden();
	const bar = page.getByRole("region", { name: "Filters that are on" });
	await expect(bar).toContainText("1 record hidden");
	await page.keyboard.press("l");
	await expect(page.locator("tr[data-node]")).toHaveCount(2);
	await bar.getByRole("button", { name: "Remove the filter kind: files" }).click();
	await expect(page).not.toHaveURL(/kinds=/);
	await page.goto(graph(made.out, "&up=4&kinds=user&before=2020-01-01T00:00:00.000Z"));
	await expect(bar).toContainText("Everything but the focus is hidden: 2 records.");
	await bar.getByRole("button", { name: "Clear all" }).click();
	await expect(page.getByText("3 records", { exact: true })).toBeVisible();
	await expect(bar).toHaveCount(0);
	const { facets } = await whence.api<LineageView>(
		"GET",
		`/lineage?focusKind=file&focusUid=${made.out}&up=4&kinds=user`,
	);
	expect(facets.kinds).toEqual([
		{ value: "file", count: 2 },
		{ value: "run", count: 1 },
	]);
});

test("announces what each step changed", async ({ page, whence }) => {
	await page.goto(graph(whence.bam.uid, "&up=2"));
	await expect(page.locator("button[data-node]").first()).toBeVisible();
	await expect(said(page)).toHaveText("");
	await page.getByRole("button", { name: "Fewer steps up" }).click();
	await expect(said(page)).toContainText("1 step up: 2 records");
	await page
		.getByRole("button", { name: /^Show 1 more before/ })
		.first()
		.click();
	await expect(said(page)).toContainText(/^Expanded .*: 1 more record/);
});

test("says how many records a link goes through, and shows them", async ({ page, whence }) => {
	const made = await chain(whence, "via");
	await page.goto(graph(made.out, "&up=4&kinds=file"));
	await page.getByRole("button", { name: "via 1 hidden" }).click();
	await expect(panel(page)).toContainText("The shortest way goes through 1 record that filters hide");
	await panel(page).getByRole("button", { name: "Show what is hidden" }).click();
	await expect(page.locator(`button[data-node="run:${made.run}"]`)).toBeVisible();
	await expect(page).not.toHaveURL(/kinds=/);
});
