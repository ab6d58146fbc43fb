import type { Page } from "@playwright/test";

/** Presses the middle of an edge's line. */
export async function clickEdge(page: Page, name: RegExp) {
	const line = page.getByRole("img", { name }).locator("path").first();
	const at = await line.evaluate((path) => {
		if (!(path instanceof SVGPathElement)) throw new Error("an edge is no line");
		const middle = path.getPointAtLength(path.getTotalLength() / 2);
		const screen = path.getScreenCTM();
		if (!screen) throw new Error("an edge is not on the screen");
		return { x: middle.x * screen.a + screen.e, y: middle.y * screen.d + screen.f };
	});
	await page.mouse.click(at.x, at.y);
}
