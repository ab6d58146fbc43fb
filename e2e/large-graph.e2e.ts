import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { cardSize } from "../components/lineage-graph/card-size.ts";
import { clickEdge } from "./click-edge.ts";
import { type Cohort, recordCohort } from "./cohort.ts";
import { expect, test } from "./journey.ts";
import { showAll, windowAt } from "./window.ts";

test.use({ world: "cohort" });

let cohort: Cohort;
test.beforeAll(async ({ whence }) => {
	cohort = await recordCohort(whence, 160);
});

const graph = (kind: string, uid: string, rest = "") =>
	`/lineage?focus=${encodeURIComponent(`${kind}:${uid}`)}${rest}`;
const level = (page: Page) => page.locator("[data-level]");
const group = (page: Page, name: RegExp) =>
	page.getByRole("button", { name: new RegExp(`^Group of ${name.source}`) });

test("folds samples that went the same way, and the one that failed stands out", async ({ page }) => {
	await page.goto(graph("file", cohort.table.uid, "&up=6&down=0"));
	await expect(group(page, /11 files · \.fastq/)).toBeVisible();
	await expect(group(page, /11 runs · align/)).toBeVisible();
	await expect(page.getByRole("button", { name: /^Run .* of align, failed/ })).toBeVisible();
	await expect(page.getByRole("button", { name: /^File reads\/sample_5\.fastq/ })).toBeVisible();
	await expect(page.getByText("38 records")).toBeVisible();
});

test("finds one in a group, takes it out with its whole way, and a link restores that", async ({ page }) => {
	await page.goto(graph("file", cohort.table.uid, "&up=6&down=0"));
	await group(page, /11 files · \.bam/).click();
	const panel = page.getByRole("complementary", { name: /^About 11 files/ });
	await panel.getByRole("textbox", { name: /^Find among/ }).fill("sample_10");
	await expect(panel.getByRole("listitem")).toHaveCount(1);
	await panel.getByRole("button", { name: "aligned/sample_10.bam" }).click();
	await expect(group(page, /10 files · \.bam/)).toBeVisible();
	await expect(page.getByRole("button", { name: /^File reads\/sample_10\.fastq/ })).toBeVisible();
	await expect(page.getByRole("complementary", { name: "About aligned/sample_10.bam" })).toBeVisible();
	await page.reload();
	await expect(group(page, /10 files · \.bam/)).toBeVisible();
	await page.getByRole("button", { name: "Fold", exact: true }).click();
	await expect(page.getByRole("button", { name: /^Group of/ })).toHaveCount(0);
});

test("lists the links behind an edge of a group, and opens one of them", async ({ page }) => {
	await page.goto(graph("file", cohort.table.uid, "&up=2&down=0"));
	await clickEdge(page, /^Link from 12 files · \.bam to merge all/);
	const bundle = page.getByRole("complementary", { name: /^Link: merge all read 12 files/ });
	await expect(bundle.getByRole("heading", { name: "12 links in one" })).toBeVisible();
	await bundle.getByRole("button", { name: "aligned/sample_3.bam → merge all" }).click();
	const one = page.getByRole("complementary", { name: /^Link: merge all read aligned\/sample_3\.bam/ });
	await expect(one.getByRole("button", { name: "Retract…" })).toBeVisible();
});

test("unfolds a group from the keyboard", async ({ page }) => {
	await page.goto(graph("file", cohort.table.uid, "&up=2&down=0"));
	await page.getByRole("button", { name: /^File counts\.csv/ }).focus();
	await page.keyboard.press("ArrowLeft");
	await page.keyboard.press("ArrowLeft");
	await expect(page.locator(":focus")).toHaveAccessibleName(/^Group of 12 files · \.bam/);
	await page.keyboard.press("e");
	await page.getByRole("button", { name: "Show all" }).click();
	await expect(page.getByRole("button", { name: /^File aligned\/sample_/ })).toHaveCount(12);
});

test("shows what lies between two records, by pointer and by key", async ({ page }) => {
	const [first] = cohort.reads;
	await page.goto(graph("file", cohort.table.uid, `&up=6&down=0&show=file:${first?.uid}`));
	await page.getByRole("button", { name: /^File reads\/sample_0\.fastq/ }).click();
	await showAll(page);
	await page.getByRole("button", { name: /^File counts\.csv/ }).click({ modifiers: ["Shift"] });
	const panel = page.getByRole("complementary", { name: /^Between reads\/sample_0\.fastq and counts\.csv/ });
	await expect(panel).toContainText("1 file, 2 runs on the ways between.");
	await expect(panel.getByRole("listitem")).toHaveCount(3);
	await page.keyboard.press("Escape");
	await expect(panel).toHaveCount(0);
	await showAll(page);
	await page.getByRole("button", { name: /^Run merge all/ }).click();
	await page.locator("button[data-node]", { hasText: "counts.csv" }).focus();
	await page.keyboard.press("b");
	await expect(page.getByRole("complementary", { name: /^Between merge all and/ })).toBeVisible();
});

test("tells everything downstream of a record, whole, as counts, a list and a file to take away", async ({
	page,
	whence,
}) => {
	const [first] = cohort.reads;
	await page.goto(graph("file", first?.uid ?? "", `&select=file:${first?.uid}`));
	await page.getByRole("link", { name: "Everything downstream" }).click();
	await expect(page.getByRole("heading", { level: 1 })).toHaveText(
		"Everything downstream of reads/sample_0.fastq",
	);
	// Its own bam, the table, and every part of that.
	await expect(
		page.getByText(`${cohort.parts + 2} files by 3 runs of 3 transforms, by 1 person.`),
	).toBeVisible();
	await page.getByRole("link", { name: "Farther" }).click();
	await expect(page.getByRole("link", { name: "Back to the nearest" })).toBeVisible();
	await page.getByRole("main").getByRole("link", { name: /^Runs/ }).click();
	await expect(page.getByRole("main").getByRole("link", { name: "merge all" })).toBeVisible();
	const download = page.waitForEvent("download");
	await page.getByRole("link", { name: "Export CSV" }).click();
	const lines = (await readFile(await (await download).path(), "utf8")).trimEnd().split("\r\n");
	expect(lines[0]).toBe("kind,uid,title,version,status,created_at,created_by,depth");
	expect(lines).toHaveLength(1 + cohort.parts + 2 + 3);
	const runs = lines.filter((line) => line.startsWith("run,")).map((line) => line.split(",")[2]);
	expect(runs.sort()).toEqual(["align", "merge all", "split"]);
	const told = whence.cli("impact", "reads/sample_0.fastq", "--limit", "2");
	expect(told).toContain(`${cohort.parts + 2} files, 3 runs of 3 transforms, by 1 person`);
	expect(whence.cli("impact", "counts.csv", "--up")).toContain("24 files, 13 runs");
	await page.getByRole("link", { name: "See upstream" }).click();
	await expect(page.getByText("Nothing is recorded of what it was made from.")).toBeVisible();
});

test("draws shapes when more cards than can be read would mount, and they answer the pointer", async ({
	page,
}) => {
	await page.goto(graph("run", cohort.split.uid, "&up=1&down=1&fold=false"));
	await expect(level(page)).toHaveAttribute("data-level", "cards");
	await page.getByRole("button", { name: "Show all" }).click();
	await expect(level(page)).toHaveAttribute("data-level", "shapes");
	await expect(page.locator("button[data-node]")).toHaveCount(0);
	await expect(page.locator("canvas[data-drawn=shapes]")).toBeAttached();
	// The middle of what is shown: the run, and to its right the file in the middle of its parts.
	const box = await page.locator(".react-flow").boundingBox();
	if (!box) throw new Error("there is no graph");
	await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
	await expect(page.getByRole("complementary", { name: "About split" })).toBeVisible();
	// The keyboard has cards to go to: the window comes near.
	await page.keyboard.press("ArrowLeft");
	await expect(level(page)).toHaveAttribute("data-level", "cards");
	await expect(page.locator(":focus")).toHaveAccessibleName(/^File counts\.csv/);
});

test("opens an edge that is drawn, not an element", async ({ page }) => {
	await page.goto(graph("run", cohort.split.uid, "&up=1&down=1&fold=false"));
	await showAll(page);
	await expect(page.locator("canvas[data-drawn=shapes]")).toBeAttached();
	const box = await page.locator(".react-flow").boundingBox();
	const { zoom } = await windowAt(page);
	if (!box) throw new Error("there is no graph");
	// Between the run, which is in the middle, and the column of its parts.
	const x = box.x + box.width / 2 + zoom * (cardSize.run.width / 2 + 36);
	await page.mouse.click(x, box.y + box.height / 2);
	const panel = page.getByRole("complementary", { name: /^Link: split made part/ });
	await expect(panel).toContainText("Recorded");
	await expect(panel.getByRole("button", { name: "Retract…" })).toBeVisible();
});

test("moves the window by the small map", async ({ page }) => {
	await page.goto(graph("run", cohort.split.uid, "&up=1&down=1&fold=false"));
	await expect(page.getByRole("button", { name: /^Run split/ })).toBeInViewport();
	await page.getByRole("img", { name: "Overview of the graph" }).click({ position: { x: 92, y: 10 } });
	await expect(page.getByRole("button", { name: /^Run split/ })).toHaveCount(0);
	await expect(page.locator("button[data-node]").first()).toBeVisible();
});

test("goes back in time by the slider, and marks what came since", async ({ page }) => {
	await page.goto(graph("file", cohort.table.uid, "&up=1&down=1&fold=false"));
	const slider = page.getByRole("slider", { name: "Moment" });
	await page.getByRole("button", { name: "Time" }).click();
	await expect(slider).toHaveAttribute("aria-valuetext", "now");
	await slider.focus();
	await page.keyboard.press("Home");
	await expect(slider).toHaveAttribute("aria-valuetext", /UTC$/);
	// When the table was just made, nobody had split it.
	await expect(page).toHaveURL(/asOf=/);
	await expect(page.getByRole("button", { name: /^Run split/ })).toHaveCount(0);
	await expect(page.getByRole("button", { name: /^Run merge all/ })).toBeVisible();
	await slider.focus();
	await page.keyboard.press("End");
	await expect(page.getByRole("button", { name: /^Run split/ })).toBeVisible();
	await expect(page).not.toHaveURL(/asOf=/);
	await page.getByRole("button", { name: "What came", exact: true }).click();
	const after = page.getByRole("slider", { name: "After" });
	await after.focus();
	for (let i = 0; i < 3; i++) await page.keyboard.press("ArrowLeft");
	await expect(page).toHaveURL(/since=/);
	const time = page.getByRole("region", { name: "Time" });
	await expect(time).toContainText(/\d new/);
	// Between two moments: when the table was just made, and before it was split.
	await after.focus();
	await page.keyboard.press("Home");
	await expect(time).toContainText("1 new");
	await page.getByRole("slider", { name: "Until" }).focus();
	await page.keyboard.press("Home");
	await expect(page).toHaveURL(/asOf=.*since=|since=.*asOf=/);
	await expect(time).toContainText("0 new");
	await expect(page.getByRole("button", { name: /^Run split/ })).toHaveCount(0);
	await page.getByRole("button", { name: "Back to now" }).click();
	await expect(page).not.toHaveURL(/since=/);
});

test("gives the graph to take away, as a picture and as text", async ({ page }) => {
	await page.goto(graph("file", cohort.table.uid, "&up=6&down=0"));
	await expect(group(page, /11 runs · align/)).toBeVisible();
	const take = async (what: string) => {
		await page.getByText("Export", { exact: true }).click();
		const download = page.waitForEvent("download");
		await page.getByRole("button", { name: what }).click();
		await expect(page.getByText(/saved$/).first()).toBeVisible();
		await expect(page.getByText("Export", { exact: true })).toBeVisible();
		return readFile(await (await download).path());
	};
	const svg = (await take("SVG of the whole graph")).toString();
	expect(svg).toContain("11 files · .fastq");
	expect(svg).toContain("Lineage of counts.csv");
	// Width and height of a PNG stand in its first chunk, in big-endian.
	const [whole, part] = [await take("PNG of the whole graph"), await take("PNG of what is shown")];
	for (const png of [whole, part]) expect(png.subarray(1, 4).toString()).toBe("PNG");
	expect(whole.readUInt32BE(16)).toBeGreaterThan(2_000);
	expect(whole.readUInt32BE(16)).not.toBe(part.readUInt32BE(16));
});

test("offers the list on a phone too", async ({ page }) => {
	await page.setViewportSize({ width: 390, height: 844 });
	await page.goto(graph("file", cohort.table.uid, "&up=1&down=0"));
	await page.getByRole("button", { name: "List" }).click();
	await expect(page.getByRole("region", { name: "Lineage as a list" })).toBeVisible();
});

test("reads what is nearest first where there is much, and then the whole", async ({ page }) => {
	await cohort.addParts(200);
	const count = cohort.parts + 200 + 2;
	const answer = await page.request.get(graph("run", cohort.split.uid, "&up=1&down=1&fold=false&limit=3000"));
	// The part comes with the page, the whole behind it.
	const text = await answer.text();
	expect(text.match(/isTruncated/g)).toHaveLength(2);
	await page.goto(graph("run", cohort.split.uid, "&up=1&down=1&fold=false&limit=3000"));
	await expect(page.getByText(`${count} records`)).toBeVisible();
	await expect(page.locator(`[data-cards="${count}"]`)).toBeVisible();
	await expect(page.getByRole("region", { name: "Lineage" })).toHaveAttribute("aria-busy", "false");
	// Where it was with the part alone: around the focus.
	await expect(page.getByRole("button", { name: /^Run split/ })).toBeInViewport();
	await page.goto(graph("run", cohort.split.uid, "&up=1&down=0&fold=false&limit=3000"));
	await expect(page.getByText("2 records")).toBeVisible();
});
