import { expect, test } from "@playwright/test";
import { type Instance, startInstance } from "./instance.ts";

/** What somebody sees whose instance is new. */
test.describe("a fresh instance", () => {
	let instance: Instance;
	test.beforeAll(async () => {
		instance = await startInstance();
	});
	test.afterAll(() => instance.stop());

	test("tells how to begin on every page, and shows lineage by the example", async ({ page }) => {
		await page.goto(instance.link());
		await expect(page.getByRole("heading", { name: "Three ways to begin" })).toBeVisible();
		for (const [path, line] of [
			["/files", "npx whence save"],
			["/runs", "npx whence run"],
			["/transforms", "await ln.track();"],
			["/lineage", "npx whence run"],
		] as const) {
			await page.goto(instance.url + path);
			await expect(page.getByText(line).first()).toBeVisible();
		}
		await page.goto(instance.url);
		await page.getByRole("button", { name: "Load the example" }).click();
		await expect(page).toHaveURL(/\/lineage\?focus=file/);
		for (const name of ["example/reads.fastq", "example/counts.tsv", "example/summary.csv"])
			await expect(page.locator("button[data-node]", { hasText: name })).toBeVisible();
		await expect(page.getByRole("button", { name: "Person testuser1, 3 runs, 3 files" })).toBeVisible();
		await expect(
			page.getByRole("button", { name: /^Run .*count bases, completed, 1 input, 1 output$/ }),
		).toBeVisible();
		await page.goto(`${instance.url}/files?tag=example`);
		await expect(page.getByText("3 of 3 files")).toBeVisible();
		await page.goto(instance.url);
		await expect(page.getByRole("button", { name: "Load the example" })).toHaveCount(0);
	});
});
