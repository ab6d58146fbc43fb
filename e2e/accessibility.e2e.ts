import AxeBuilder from "@axe-core/playwright";
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

const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
/** Mantine gives each dialog a header of its own. */
const apart = ["landmark-no-duplicate-banner", "landmark-unique"];
/** What colours decide: all that the dark look can get wrong where the light one is right. */
const ofColours = ["color-contrast", "link-in-text-block"];

type Axe = Pick<AxeBuilder, "analyze">;

async function faults(axe: Axe): Promise<string[]> {
	const { violations } = await axe.analyze();
	return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" | ")}`);
}

test.use({ colorScheme: "light" });
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
		expect(await faults(new AxeBuilder({ page }).withTags(tags).disableRules(apart))).toEqual([]);

		await page.emulateMedia({ colorScheme: "dark" });
		// The page of the API is a page of its own, by style sheets alone.
		if (state !== "/api") {
			await expect(page.locator("html")).toHaveAttribute("data-mantine-color-scheme", "dark");
		}
		expect(await faults(new AxeBuilder({ page }).withRules(ofColours))).toEqual([]);
	});
}
