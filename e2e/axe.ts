import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
/** Mantine gives each dialog a header of its own. */
const apart = ["landmark-no-duplicate-banner", "landmark-unique"];
/** What colours decide: all that the dark look can get wrong where the light one is right. */
const ofColours = ["color-contrast", "link-in-text-block"];

/**
 * Expects axe to find nothing on a page as it stands, neither light nor dark. It is light again afterwards.
 *
 * @param within a selector of the part that is looked at; all of the page unless given.
 */
export async function expectNoFaults(page: Page, within?: string): Promise<void> {
	const axe = () =>
		within === undefined ? new AxeBuilder({ page }) : new AxeBuilder({ page }).include(within);
	await look(page, "light");
	expect(await faults(axe().withTags(tags).disableRules(apart)), page.url()).toEqual([]);
	await look(page, "dark");
	expect(await faults(axe().withRules(ofColours)), `${page.url()}, dark`).toEqual([]);
	await look(page, "light");
}

async function look(page: Page, colorScheme: "light" | "dark"): Promise<void> {
	await page.emulateMedia({ colorScheme });
	// The page of the API is a page of its own, by style sheets alone.
	if (new URL(page.url()).pathname === "/api") return;
	await expect(page.locator("html")).toHaveAttribute("data-mantine-color-scheme", colorScheme);
}

async function faults(axe: Pick<AxeBuilder, "analyze">): Promise<string[]> {
	const { violations } = await axe.analyze();
	return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" | ")}`);
}
