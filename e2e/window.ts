import { expect, type Page } from "@playwright/test";

/** How near the graph's window is, and where it stands. */
export function windowAt(page: Page): Promise<{ zoom: number; x: number; y: number }> {
	return page.locator(".react-flow__viewport").evaluate((element) => {
		const { a, e, f } = new DOMMatrix(getComputedStyle(element).transform);
		return { zoom: a, x: e, y: f };
	});
}

/** Waits until the window no longer moves: a press meant for a card that moves lands beside it. */
export async function windowRests(page: Page): Promise<void> {
	let last = "";
	await expect(async () => {
		const before = last;
		last = JSON.stringify(await windowAt(page));
		expect(last).toBe(before);
	}).toPass({ intervals: [100] });
}

/** Shows all of the graph. */
export async function showAll(page: Page): Promise<void> {
	await page.getByRole("button", { name: "Show all" }).click();
	await windowRests(page);
}
