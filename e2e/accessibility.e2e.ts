import { expectNoFaults } from "./axe.ts";
import { expect, test } from "./journey.ts";
import { addressOf, pagePatterns } from "./pages.ts";

/** Every page of the file system, and the states of them that look otherwise. */
const states = [
	...pagePatterns().filter((pattern) => pattern !== "/sign-in/link"),
	"/sign-in?error=used",
	"/lineage?list",
	"/lineage?panel",
	"/lineage?filters",
	"/files?q=nothing-is-called-this",
	"/files?upload=true",
	"/no-such-page",
	"/api",
];

for (const state of states) {
	test(`axe finds nothing on ${state}, light or dark`, async ({ page, whence }) => {
		const focus = `/lineage?focus=file:${whence.bam.uid}`;
		const special: Record<string, string> = {
			"/lineage?list": `${focus}&view=list`,
			"/lineage?filters": focus,
			"/lineage?panel": `${focus}&select=file:${whence.bam.uid}`,
		};
		await page.goto(special[state] ?? addressOf(state, whence));
		await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
		if (/^\/lineage(\?|$)/.test(state)) {
			await expect(page.locator("[data-node]").first()).toBeVisible();
		}
		if (state === "/lineage?filters") await page.getByText("Filters", { exact: true }).click();
		await expectNoFaults(page);
	});
}
