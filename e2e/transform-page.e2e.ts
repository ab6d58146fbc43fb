import type { Page } from "@playwright/test";
import type { RunView } from "../lib/contracts/runs.ts";
import type { TransformView } from "../lib/contracts/transforms.ts";
import { expectNoFaults } from "./axe.ts";
import type { Instance } from "./instance.ts";
import { expect, test } from "./journey.ts";

test.use({ world: "transform pages" });

const attack = `<script>window.__ran = true</script><img src=x onerror="window.__ran = true"><svg onload="window.__ran = true"></svg><img src="https://evil.example/spy.png">`;
const png =
	"iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
const markdown = (source: string) => ({ cell_type: "markdown", source });
const code = (source: string, outputs: unknown[] = []) => ({
	cell_type: "code",
	execution_count: 3,
	source,
	outputs,
});
const notebook = (...cells: unknown[]) =>
	JSON.stringify({ nbformat: 4, metadata: { language_info: { name: "python" } }, cells });

function save(whence: Instance, key: string, source: string, type = "script"): Promise<TransformView> {
	return whence.api("POST", "/transforms", { key, name: key, type, source });
}

async function saveNotebook(whence: Instance, key: string): Promise<[TransformView, TransformView]> {
	const table = `${attack}<table><tr><th>sample</th><td>S1</td></tr></table>`;
	const older = notebook(
		markdown(`# Quality\n\n${attack}\n\n[go](javascript:alert(1))`),
		code("reads = load()\nreads.head()", [
			{ output_type: "display_data", data: { "text/html": table } },
			{ output_type: "display_data", data: { "application/javascript": "window.__ran = true" } },
			{ output_type: "display_data", data: { "image/svg+xml": `<svg onload="window.__ran = true"/>` } },
		]),
		code("plot(reads)", [{ output_type: "display_data", data: { "image/png": png } }]),
		code("1/0", [
			{ output_type: "error", ename: "ZeroDivisionError", evalue: "division by zero", traceback: [] },
		]),
	);
	const newer = notebook(
		markdown(`# Quality\n\n${attack}`),
		code("import q"),
		code(`reads = load("<img src=x onerror='window.__ran = true'>")\nreads.head()`),
		code("plot(reads)"),
	);
	return [await save(whence, key, older, "notebook"), await save(whence, key, newer, "notebook")];
}

/** What is asked for outside of the instance, and whether anything of strangers ran. */
async function watch(page: Page, whence: Instance) {
	const elsewhere: string[] = [];
	await page.context().route(
		(url) => url.origin !== whence.url,
		(route) => {
			elsewhere.push(route.request().url());
			return route.abort();
		},
	);
	return async () => {
		expect(await page.evaluate(() => "__ran" in window)).toBe(false);
		expect(elsewhere).toEqual([]);
	};
}

const lines = (count: number) => Array.from({ length: count }, (_, i) => `x${i} = load(${i})`);

test("shows a notebook as one, its source on demand, and nothing in it acts", async ({ page, whence }) => {
	const isHarmless = await watch(page, whence);
	const [older] = await saveNotebook(whence, "shown.ipynb");
	await page.goto(`/transforms/${older.uid}`);
	await expect(page.getByRole("heading", { name: "Quality" })).toBeVisible();
	await expect(page.getByRole("cell", { name: "S1" })).toBeVisible();
	await expect(page.getByRole("img", { name: "Output of cell 3" })).toBeVisible();
	await expect(page.getByText("ZeroDivisionError: division by zero")).toBeVisible();
	await isHarmless();
	await page.getByRole("link", { name: "Source" }).click();
	await expect(page).toHaveURL(`/transforms/${older.uid}?view=raw`);
	await expect(page.getByText('"nbformat"').first()).toBeVisible();
	await isHarmless();
	await page.getByRole("link", { name: "Notebook", exact: true }).click();
	await expect(page.getByRole("cell", { name: "S1" })).toBeVisible();
});

test("a hit of the search opens a notebook at its line, also of a text", async ({ page, whence }) => {
	const { uid } = await save(
		whence,
		"found.ipynb",
		notebook(markdown("# Found\n\nsome curiousword here"), code(`a = 1\nb = "curiousvalue"`)),
		"notebook",
	);
	await page.goto("/search?q=curiousvalue&in=code");
	await page.locator(`a[href^="/transforms/${uid}?tab=code&line=C2L2"]`).first().click();
	await expect(page.locator("[data-marked]")).toHaveText('b = "curiousvalue"');
	await expect(page.locator("[data-marked]")).toBeInViewport();
	await page.goto("/search?q=curiousword&in=code");
	await page.locator(`a[href^="/transforms/${uid}?tab=code&line=C1L3"]`).first().click();
	await expect(page.locator("[data-marked]")).toContainText("some curiousword here");
});

test("copies the source, and downloads it under its own name", async ({ page, context, whence }) => {
	const source = `${lines(20).join("\n")}\n`;
	const { uid } = await save(whence, "folder/taken.py", source);
	await context.grantPermissions(["clipboard-read", "clipboard-write"]);
	await page.goto(`/transforms/${uid}`);
	await page.getByRole("button", { name: "Copy", exact: true }).click();
	await expect(page.getByRole("button", { name: "Copied" })).toBeVisible();
	expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(source);
	const [download] = await Promise.all([
		page.waitForEvent("download"),
		page.getByRole("link", { name: "Download" }).click(),
	]);
	expect(download.suggestedFilename()).toBe("taken.py");
});

test("compares versions side by side or in a column, unfolds, and steps from change to change", async ({
	page,
	whence,
}) => {
	const before = lines(120);
	const one = await save(whence, "diff.py", before.join("\n"));
	const after = before.with(40, "x40 = read(40)").toSpliced(100, 1).concat("done()");
	const two = await save(whence, "diff.py", after.join("\n"));
	await page.goto(`/transforms/${two.uid}`);
	await page.getByRole("combobox", { name: "Compare with" }).selectOption(one.uid);
	await page.getByRole("button", { name: "Compare" }).click();
	await expect(page).toHaveURL(`/transforms/${two.uid}?compare=${one.uid}`);
	await expect(page.getByRole("heading", { name: /From v1 to v2/ })).toContainText(
		"2 lines added, 2 removed",
	);
	const diff = page.getByRole("region", { name: "What changed" });
	await expect(diff.locator("del")).toHaveText("load");
	await expect(diff.locator("ins")).toHaveText("read");
	const [left, right] = [await diff.locator("del").boundingBox(), await diff.locator("ins").boundingBox()];
	expect(left?.y).toBe(right?.y);
	expect(right?.x).toBeGreaterThan((left?.x ?? 0) + 300);

	await expect(diff.getByText("x10 = load(10)")).toHaveCount(0);
	const fold = diff.getByRole("button", { name: "37 lines that are the same" });
	await fold.focus();
	await page.keyboard.press("Enter");
	await expect(fold).toHaveAttribute("aria-expanded", "true");
	await expect(diff.getByText("x10 = load(10)").last()).toBeVisible();
	await page.keyboard.press("Enter");
	await expect(diff.getByText("x10 = load(10)")).toHaveCount(0);

	const next = diff.getByRole("button", { name: "Next change" });
	await next.focus();
	await page.keyboard.press("Enter");
	await expect(diff.getByRole("status")).toHaveText("Change 1 of 3");
	await page.keyboard.press("Enter");
	await page.keyboard.press("Enter");
	await expect(diff.getByRole("status")).toHaveText("Change 3 of 3");
	await expect(diff.getByText("done()")).toBeInViewport();

	await page.getByRole("link", { name: "One column" }).click();
	await expect(page).toHaveURL(/layout=column/);
	await expect(diff).toHaveAttribute("data-column", "");
	const [above, below] = [await diff.locator("del").boundingBox(), await diff.locator("ins").boundingBox()];
	expect(below?.y).toBeGreaterThan(above?.y ?? 0);
	expect(below?.x).toBe(above?.x);

	// A narrow screen has one column whatever is asked for, and nothing sticks out.
	await page.goto(`/transforms/${one.uid}?compare=${two.uid}`);
	await expect(page.getByRole("heading", { name: /From v1 to v2/ })).toBeVisible();
	await page.setViewportSize({ width: 390, height: 800 });
	await expect(page.getByRole("link", { name: "One column" })).toBeHidden();
	expect((await diff.locator("ins").boundingBox())?.x).toBe((await diff.locator("del").boundingBox())?.x);
	expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
});

test("compares notebooks by cells, and says when there is nothing to compare", async ({ page, whence }) => {
	const isHarmless = await watch(page, whence);
	const [older, newer] = await saveNotebook(whence, "cells.ipynb");
	await page.goto(`/transforms/${newer.uid}?compare=${older.uid}`);
	const diff = page.getByRole("region", { name: "What changed" });
	await expect(diff.getByRole("heading", { name: /^Text cell 1, changed/ })).toBeVisible();
	await expect(diff.getByRole("heading", { name: /^Cell 2, added/ })).toBeVisible();
	await expect(diff.getByRole("heading", { name: /^Cell 2 → 3, changed/ })).toBeVisible();
	await expect(diff.getByRole("heading", { name: /^Cell 4, removed/ })).toBeVisible();
	await diff.getByRole("button", { name: "1 cell that is the same" }).click();
	await expect(diff.getByRole("heading", { name: "Cell 3 → 4" })).toBeVisible();
	await isHarmless();
	await whence.api("POST", "/transforms", { key: "bare", label: "1" });
	const bare = await whence.api<TransformView>("POST", "/transforms", {
		key: "bare",
		label: "2",
		source: "x",
	});
	await page.goto(`/transforms/${bare.uid}`);
	await page.getByRole("button", { name: "Compare" }).click();
	await expect(page.getByText("1 was registered without source.")).toBeVisible();
	const gone = await page.goto(`/transforms/${bare.uid}?compare=nothing`);
	expect(gone?.status()).toBeLessThan(500);
	await expect(page.getByRole("heading", { name: "There is no such record" })).toBeVisible();
});

test("draws runs over time: keys walk along them, a press opens one", async ({ page, whence }) => {
	const one = await save(whence, "ran.py", "a");
	const two = await save(whence, "ran.py", "b");
	const run = async (of: TransformView, name: string, status?: string) => {
		const { uid } = await whence.api<RunView>("POST", "/runs", { transformUid: of.uid, name });
		if (status) await whence.api("POST", `/runs/${uid}/finish`, { status });
		return uid;
	};
	await run(one, "first", "completed");
	const failed = await run(two, "second", "failed");
	await run(two, "third", "completed");
	await page.goto(`/transforms/${two.uid}?tab=runs`);
	await expect(page.getByText("All 2 runs")).toBeVisible();
	await expect(page.getByText("1 failed", { exact: true })).toBeVisible();
	const chart = page.getByRole("group", { name: /^The newest \d runs/ });
	await expect(chart.getByRole("link")).toHaveCount(2);
	const second = chart.getByRole("link", { name: /^second: failed/ });
	// One stop for the keyboard: arrows go on from there.
	await chart.getByRole("link", { name: /^third: completed/ }).focus();
	await page.keyboard.press("ArrowLeft");
	await expect(second).toBeFocused();
	await expect(page.locator("figcaption")).toContainText("second");
	await page.getByText("The chart as a table").click();
	await expect(page.getByRole("row").nth(2).getByRole("cell").nth(1)).toHaveText("failed");
	await page.getByRole("link", { name: "All versions" }).click();
	await expect(page).toHaveURL(`/transforms/${two.uid}?tab=runs&versions=all`);
	await expect(page.getByText("All 3 runs")).toBeVisible();
	await expect(page.getByRole("link", { name: "All 3 in the registry" })).toHaveAttribute(
		"href",
		`/runs?transform=${two.familyUid}`,
	);
	// A run that begins meanwhile comes by itself.
	await run(one, "fourth");
	await expect(page.getByRole("group", { name: /^The newest 4 runs/ })).toBeVisible();
	await second.focus();
	await page.keyboard.press("Enter");
	await expect(page).toHaveURL(`/runs/${failed}`);
});

test("lists what it made, and what code stands around it", async ({ page, whence }) => {
	await page.goto(`/transforms/${whence.script.uid}?tab=files`);
	await expect(page.getByRole("link", { name: "fastqs/input.fastq.gz" })).toBeVisible();
	await page.getByRole("link", { name: /in the registry$/ }).click();
	await expect(page).toHaveURL(`/files?transform=${whence.script.uid}`);
	await expect(page.getByRole("link", { name: "fastqs/input.fastq.gz" })).toBeVisible();
	await page.goto(`/transforms/${whence.script.uid}?tab=lineage`);
	await page.getByRole("listitem").getByRole("link", { name: "Cell Ranger" }).click();
	await expect(page).toHaveURL(`/transforms/${whence.cellRanger.uid}`);
	await page.getByRole("link", { name: "Lineage", exact: true }).last().click();
	await expect(page.getByRole("listitem").getByRole("link", { name: "Track data lineage" })).toBeVisible();
	await expect(page.getByText("No other code has read what it made.")).toBeVisible();
});

test("is described in Markdown, with a look before it is saved", async ({ page, whence }) => {
	const isHarmless = await watch(page, whence);
	const { uid } = await save(whence, "described.py", "x");
	await page.goto(`/transforms/${uid}`);
	await page.getByRole("button", { name: "Add a description" }).click();
	await page.getByRole("textbox", { name: "description" }).fill(`Aligns **reads**. ${attack}`);
	await page.getByRole("button", { name: "Look at it" }).click();
	await expect(page.getByRole("region", { name: "How it will look" }).locator("strong")).toHaveText("reads");
	await page.getByRole("button", { name: "Save" }).click();
	await expect(page.getByRole("button", { name: "Change description" })).toBeVisible();
	await expect(page.locator("strong", { hasText: "reads" })).toBeVisible();
	await isHarmless();
});

test("walks among many versions without a wall of links", async ({ page, whence }) => {
	test.setTimeout(120_000);
	const versions: TransformView[] = [];
	for (let n = 1; n <= 60; n++) versions.push(await save(whence, "many.py", `version = ${n}\n`));
	const [thirty, thirtyOne] = [versions[29], versions[30]];
	await page.goto(`/transforms/${thirty?.uid}?tab=runs`);
	const menu = page.getByRole("navigation", { name: "Versions", exact: true });
	await expect(menu.getByRole("link")).toHaveCount(2);
	await menu.getByRole("link", { name: "v31 →" }).click();
	await expect(page).toHaveURL(`/transforms/${thirtyOne?.uid}?tab=runs`);
	await menu.getByText("v31 of 60").first().click();
	await expect(menu.getByRole("listitem")).toHaveCount(60);
	await expect(menu.locator("[aria-current=page]")).toContainText("v31");
	await menu.getByRole("link", { name: /^v60/ }).click();
	await expect(page).toHaveURL(`/transforms/${versions[59]?.uid}?tab=runs`);
	await expect(menu.getByRole("listitem")).toHaveCount(0);
});

test("axe finds nothing on the tabs", async ({ page, whence }) => {
	test.setTimeout(120_000);
	const [older, newer] = await saveNotebook(whence, "axe.ipynb");
	for (const status of ["completed", "failed", "aborted"]) {
		const { uid } = await whence.api<RunView>("POST", "/runs", { transformUid: newer.uid });
		await whence.api("POST", `/runs/${uid}/finish`, { status });
	}
	const one = await save(whence, "axe.py", lines(60).join("\n"));
	const two = await save(whence, "axe.py", lines(60).with(20, "x20 = read(20)").join("\n"));
	const states: [query: string, ready: string][] = [
		[newer.uid, "Download"],
		[`${older.uid}?view=raw`, "Download"],
		[`${newer.uid}?compare=${older.uid}`, "Next change"],
		[`${two.uid}?compare=${one.uid}`, "Next change"],
		[`${two.uid}?compare=${one.uid}&layout=column`, "Next change"],
		[`${newer.uid}?tab=runs`, "The chart as a table"],
		[`${whence.script.uid}?tab=files`, "in the registry"],
		[`${whence.script.uid}?tab=lineage`, "Reads what it made"],
	];
	for (const [query, ready] of states) {
		await page.goto(`/transforms/${query}`);
		await expect(page.getByText(ready).first()).toBeVisible();
		await expectNoFaults(page);
	}
});
