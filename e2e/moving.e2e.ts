import type { Page } from "@playwright/test";
import { type Cohort, recordCohort } from "./cohort.ts";
import { expect, test } from "./journey.ts";
import { showAll, windowAt, windowRests } from "./window.ts";

test.use({ world: "cohort" });

let cohort: Cohort;
test.beforeAll(async ({ whence }) => {
	cohort = await recordCohort(whence, 160);
});

const open = (page: Page) =>
	page.goto(`/lineage?focus=${encodeURIComponent(`run:${cohort.split.uid}`)}&up=1&down=1&fold=false`);

/** Drags the graph by its ground, in steps as a hand does. */
async function drag(page: Page, across: number, down: number): Promise<void> {
	const box = await page.locator(".react-flow").boundingBox();
	if (!box) throw new Error("there is no graph");
	const steps = 20;
	const [x, y] = [box.x + box.width / 4, box.y + box.height / 2];
	await page.mouse.move(x, y);
	await page.mouse.down();
	for (let i = 1; i <= steps; i++) await page.mouse.move(x + (across * i) / steps, y + (down * i) / steps);
	await page.mouse.up();
	// Nothing is hovered there.
	await page.mouse.move(2, 2);
	await windowRests(page);
}

/** The graph as it looks when it looks the same twice, without its round corners: what lies below shows in them. */
async function settled(page: Page): Promise<Buffer> {
	const box = await page.locator(".react-flow").boundingBox();
	if (!box) throw new Error("there is no graph");
	const corner = 12;
	const clip = {
		x: box.x + corner,
		y: box.y + corner,
		width: box.width - 2 * corner,
		height: box.height - 2 * corner,
	};
	let seen = await page.screenshot({ clip });
	await expect(async () => {
		const before = seen;
		seen = await page.screenshot({ clip });
		expect(seen.equals(before)).toBe(true);
	}).toPass();
	return seen;
}

/** By how much two pictures of a size differ where they differ most, of 255. */
function greatestDifference(page: Page, ...pictures: [Buffer, Buffer]): Promise<number> {
	return page.evaluate(
		async (encoded) => {
			const pixels = await Promise.all(
				encoded.map(async (one) => {
					const bytes = Uint8Array.from(atob(one), (letter) => letter.charCodeAt(0));
					const picture = await createImageBitmap(new Blob([bytes]));
					const { width, height } = picture;
					const context = new OffscreenCanvas(width, height).getContext("2d");
					context?.drawImage(picture, 0, 0);
					return [...(context?.getImageData(0, 0, width, height).data ?? [])];
				}),
			);
			const [one = [], other = []] = pixels;
			return one.reduce((most, value, at) => Math.max(most, Math.abs(value - (other[at] ?? 0))), 0);
		},
		pictures.map((picture) => picture.toString("base64")),
	);
}

test("draws what comes into view at the edge of a moved picture as if all were drawn anew", async ({
	page,
}) => {
	await open(page);
	await showAll(page);
	await expect(page.locator("canvas[data-drawn=shapes]")).toBeAttached();
	// Farther than the picture goes on around the window, so that strips are drawn at two of its sides, and back.
	await drag(page, 300, 240);
	await drag(page, -200, -400);
	const moved = await settled(page);
	// Another size of the window draws all.
	const size = page.viewportSize() ?? { width: 1280, height: 720 };
	await page.setViewportSize({ width: size.width, height: size.height - 60 });
	await page.setViewportSize(size);
	await windowRests(page);
	// A line that is cut at the side of a strip may round another way.
	expect(await greatestDifference(page, moved, await settled(page))).toBeLessThan(4);
});

test("stays as near as it was when a card is pressed that is in view, however small", async ({ page }) => {
	await open(page);
	const run = page.getByRole("button", { name: /^Run split/ });
	await run.hover();
	await expect(async () => {
		await page.mouse.wheel(0, 120);
		expect((await windowAt(page)).zoom).toBeLessThan(0.32);
	}).toPass({ intervals: [100] });
	await windowRests(page);
	const { zoom } = await windowAt(page);
	await run.hover();
	await page.mouse.down();
	await windowRests(page);
	expect((await windowAt(page)).zoom).toBe(zoom);
	await page.mouse.up();
	await expect(page.getByRole("complementary", { name: "About split" })).toBeVisible();
	await windowRests(page);
	expect((await windowAt(page)).zoom).toBe(zoom);
});
