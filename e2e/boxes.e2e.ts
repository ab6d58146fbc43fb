import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { expect, test } from "./journey.ts";
import { type Nightly, recordNightly } from "./nightly.ts";

test.use({ world: "boxes" });

let nightly: Nightly;
test.beforeAll(async ({ whence }) => {
	nightly = await recordNightly(whence);
});

const graph = (kind: string, uid: string, rest = "") =>
	`/lineage?focus=${encodeURIComponent(`${kind}:${uid}`)}&fold=false${rest}`;
const head = (page: Page, name: string) =>
	page.getByRole("button", { name: new RegExp(`^Run ${name}, .* contains`) });
const closed = (page: Page, name: string) =>
	page.getByRole("button", { name: new RegExp(`^Run ${name}, .* closed`) });
const card = (page: Page, name: string) =>
	page.getByRole("button", { name: new RegExp(`^(Run|File) ${name}[ ,]`) });

/** Whether what one shows lies within what the other's box shows. */
async function isWithin(page: Page, inner: string, box: string): Promise<boolean> {
	const frame = page.locator(".react-flow__node-box").filter({ has: head(page, box) });
	const [a, b] = [await card(page, inner).first().boundingBox(), await frame.boundingBox()];
	if (!a || !b) throw new Error(`${inner} or ${box} is not to be seen`);
	return a.x >= b.x && a.y >= b.y && a.x + a.width <= b.x + b.width && a.y + a.height <= b.y + b.height;
}

test("draws runs within the run that contains them, with the files between them", async ({ page }) => {
	await page.goto(graph("run", nightly.nightly.uid, "&up=1&down=2"));
	await page.getByRole("button", { name: "Show all" }).click();
	await expect(head(page, "nightly")).toBeVisible();
	await expect(head(page, "quality control")).toBeVisible();
	await expect(page.getByText("runs in a run")).toBeVisible();
	// The window is still on its way to show all.
	for (const name of ["clean 0", "clean/s0.csv", "count 1", "check 0"])
		await expect.poll(() => isWithin(page, name, "nightly"), name).toBe(true);
	await expect.poll(() => isWithin(page, "check 0", "quality control")).toBe(true);
	for (const name of ["raw/s0.csv", "counts/s0.csv", "weekly"])
		expect(await isWithin(page, name, "nightly"), name).toBe(false);
});

test("selects the outer run by its head, tells of it, and a link restores that", async ({ page }) => {
	await page.goto(graph("run", nightly.nightly.uid, "&up=1&down=2"));
	await page.getByRole("button", { name: "Show all" }).click();
	await head(page, "nightly").click();
	const panel = page.getByRole("complementary", { name: "About nightly" });
	await expect(panel).toContainText("completed");
	await expect(panel.getByRole("heading", { name: "Runs inside" })).toBeVisible();
	await expect(page).toHaveURL(
		new RegExp(`select=run%3A${nightly.nightly.uid}|select=run:${nightly.nightly.uid}`),
	);
	await page.reload();
	await expect(panel).toBeVisible();
	await panel.getByRole("button", { name: /quality control/ }).click();
	const inner = page.getByRole("complementary", { name: "About quality control" });
	await expect(inner.getByRole("heading", { name: "Part of" })).toBeVisible();
	await inner.getByRole("button", { name: "Focus here" }).click();
	await expect(page).toHaveURL(new RegExp(`focus=run(%3A|:)${nightly.quality.uid}`));
	await expect(card(page, "check 0")).toBeVisible();
});

test("closes a box into one card and opens it, by pointer and by key, and a link restores that", async ({
	page,
}) => {
	await page.goto(graph("run", nightly.nightly.uid, "&up=1&down=2"));
	await page.getByRole("button", { name: "Show all" }).click();
	await head(page, "nightly").focus();
	await page.keyboard.press("e");
	await expect(closed(page, "nightly")).toBeVisible();
	await expect(closed(page, "nightly")).toHaveAccessibleName(/with 15 runs inside/);
	await expect(card(page, "clean 0")).toHaveCount(0);
	await expect(card(page, "counts/s0.csv")).toBeVisible();
	await page.reload();
	await expect(closed(page, "nightly")).toBeVisible();
	await page.getByRole("button", { name: "Open nightly" }).click();
	await expect(head(page, "nightly")).toBeVisible();
	await expect(page).not.toHaveURL(/closed=/);
	await page.getByRole("button", { name: "Show all" }).click();
	await page.getByRole("button", { name: "Close quality control into one card" }).click();
	await expect(closed(page, "quality control")).toBeVisible();
	await expect(head(page, "nightly")).toBeVisible();
});

test("is walked by keyboard: into a box from its head, and up out of a column", async ({ page }) => {
	await page.goto(graph("run", nightly.quality.uid, "&up=0&down=0"));
	await head(page, "quality control").focus();
	await page.keyboard.press("ArrowDown");
	await expect(page.locator(":focus")).toHaveAccessibleName(/^Run check/);
	for (let i = 0; i < 3; i++) await page.keyboard.press("ArrowUp");
	await expect(page.locator(":focus")).toHaveAccessibleName(/contains/);
});

test("says where runs are contained in the list, in Mermaid and in the picture", async ({
	page,
	context,
}) => {
	await context.grantPermissions(["clipboard-read", "clipboard-write"]);
	await page.goto(graph("run", nightly.nightly.uid, "&up=1&down=2"));
	await expect(page.getByText("Export", { exact: true })).toBeVisible();
	await page.getByText("Export", { exact: true }).click();
	await page.getByRole("button", { name: "Copy Mermaid diagram" }).click();
	await expect(page.getByText("Mermaid copied").first()).toBeVisible();
	const mermaid = await page.evaluate(() => navigator.clipboard.readText());
	expect(mermaid).toMatch(/subgraph b\d\["run: nightly"\]/);
	await expect(page.getByText("Export", { exact: true })).toBeVisible();
	await page.getByText("Export", { exact: true }).click();
	const download = page.waitForEvent("download");
	await page.getByRole("button", { name: "SVG of the whole graph" }).click();
	const svg = await readFile(await (await download).path(), "utf8");
	expect(svg).toContain("runs in a run");
	expect(svg).toMatch(/>nightly<tspan/);
	await page.keyboard.press("Escape");
	await page.getByRole("button", { name: "List" }).click();
	const row = page.getByRole("row").filter({ has: page.getByRole("link", { name: "clean 0", exact: true }) });
	await expect(row).toContainText("in nightly");
});

test("draws what leads back as an arc over the cards, and says what that means", async ({ page }) => {
	await page.goto(graph("file", nightly.index.uid, "&up=1&down=3"));
	await expect(page.getByText("leads back, in a cycle")).toBeVisible();
	await expect(card(page, "index.db")).toBeVisible();
});
