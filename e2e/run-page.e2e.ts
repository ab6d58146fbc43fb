import type { Page } from "@playwright/test";
import type { RunView } from "../lib/contracts/runs.ts";
import type { TransformView } from "../lib/contracts/transforms.ts";
import { expectNoFaults } from "./axe.ts";
import { expect, type Told, test } from "./journey.ts";

test.use({ world: "runs" });

let count = 0;
const newTransform = (whence: Told, body: object = {}) =>
	whence.api<TransformView>("POST", "/transforms", { key: `run-page-${count++}`, type: "pipeline", ...body });
/** A run by the API, of code of its own unless said otherwise. */
async function newRun(whence: Told, body: Record<string, unknown> = {}): Promise<RunView> {
	const transformUid = body["transformUid"] ?? (await newTransform(whence)).uid;
	return whence.api<RunView>("POST", "/runs", { transformUid, ...body });
}
const write = (whence: Told, run: RunView, text: string, stream = "stdout") =>
	whence.api("POST", `/runs/${run.uid}/log`, { entries: [{ stream, text }] });
const finish = (whence: Told, run: RunView, status = "completed", exitCode = 0) =>
	whence.api("POST", `/runs/${run.uid}/finish`, { status, exitCode });
const numbered = (from: number, to: number) =>
	Array.from({ length: to - from + 1 }, (_, i) => `line number ${from + i}`).join("\n");

const openLog = (page: Page, run: RunView, more = "") => page.goto(`/runs/${run.uid}?tab=log${more}`);
const lines = (page: Page) => page.getByRole("region", { name: "Lines of the log" });
const line = (page: Page, no: number) => lines(page).locator(`[data-line="${no}"]`);
/** How far the log is from its end, in pixels. */
const fromEnd = (page: Page) =>
	lines(page).evaluate((e) => Math.round(e.scrollHeight - e.scrollTop - e.clientHeight));

test("a log is followed as it is written, until one scrolls up; a button goes back to its end", async ({
	page,
	whence,
}) => {
	const run = await newRun(whence);
	await openLog(page, run);
	await expect(page.getByText("whence run -- ./my-command")).toBeVisible();
	await write(whence, run, numbered(1, 200));
	await expect(line(page, 200)).toBeInViewport();
	await write(whence, run, "a warning", "stderr");
	await expect(line(page, 201)).toBeInViewport();
	await expect(line(page, 201)).toContainText("err");
	await expect.poll(() => fromEnd(page)).toBeLessThan(5);

	await lines(page).hover();
	await page.mouse.wheel(0, -1500);
	await expect(line(page, 201)).toHaveCount(0);
	const place = await lines(page).evaluate((e) => e.scrollTop);
	await write(whence, run, numbered(202, 231));
	const news = page.getByRole("button", { name: "30 new lines" });
	await expect(news).toBeVisible();
	expect(await lines(page).evaluate((e) => e.scrollTop)).toBe(place);
	await news.click();
	await expect(line(page, 231)).toBeInViewport();
	await expect(news).toHaveCount(0);
	await write(whence, run, "the end");
	await expect(line(page, 232)).toBeInViewport();
	await finish(whence, run, "failed", 2);
	await expect(page.getByText("failed", { exact: true }).first()).toBeVisible();
	await expect(line(page, 232)).toBeInViewport();
});

test("what a command writes under whence run is there, in its colours", async ({ page, whence }) => {
	whence.cli("run", "--transform", "coloured", "--", "printf", "plain\\n\\033[32mgreen\\033[0m end\\n");
	const { items } = await whence.api<{ items: RunView[] }>("GET", "/runs?q=coloured");
	const [run] = items;
	if (!run) throw new Error("whence run made no run");
	await openLog(page, run);
	await expect(line(page, 2)).toContainText("green end");
	await expect(line(page, 2).locator('[data-color="green"]')).toHaveText("green");
});

test("searching in a log counts hits and goes from one to the next; the address keeps it", async ({
	page,
	whence,
}) => {
	const run = await newRun(whence);
	await write(whence, run, numbered(1, 3000));
	await write(whence, run, "Needle one", "stderr");
	await write(whence, run, numbered(3002, 6000));
	await write(whence, run, "a \u001b[31mnee\u001b[0mdle in colours");
	await finish(whence, run);
	await openLog(page, run);
	await expect(line(page, 1)).toBeInViewport();
	const field = page.getByRole("searchbox", { name: "Search in the log" });
	await field.fill("needle");
	await expect(page.getByText("2 lines", { exact: true })).toBeVisible();
	await field.press("Enter");
	await expect(page.getByText("1 of 2", { exact: true })).toBeVisible();
	await expect(line(page, 3001)).toBeInViewport();
	await expect(line(page, 3001).locator("mark")).toHaveText("Needle");
	await page.getByRole("button", { name: "Next hit" }).click();
	await expect(line(page, 6001)).toBeInViewport();
	await page.getByRole("button", { name: "Next hit" }).click();
	await expect(page.getByText("1 of 2", { exact: true })).toBeVisible();
	await field.press("Shift+Enter");
	await expect(page.getByText("2 of 2", { exact: true })).toBeVisible();
	await expect(page).toHaveURL(/find=needle/);
	await page.reload();
	await expect(page.getByText("2 lines", { exact: true })).toBeVisible();
	await page.getByRole("searchbox", { name: "Search in the log" }).fill("not in there");
	await expect(page.getByText("No line has it")).toBeVisible();
});

test("each line of a hundred thousand has an address, and few are drawn", async ({ page, whence }) => {
	const run = await newRun(whence);
	for (let at = 1; at <= 100_000; at += 10_000) await write(whence, run, numbered(at, at + 9999));
	await finish(whence, run);
	await openLog(page, run, "&line=73456");
	await expect(line(page, 73456)).toBeInViewport();
	await expect(line(page, 73456)).toHaveAttribute("data-marked", "true");
	await expect(line(page, 73456)).toContainText("line number 73456");
	expect(await lines(page).locator("[data-line]").count()).toBeLessThan(200);
	await lines(page).focus();
	await page.keyboard.press("End");
	await expect(line(page, 100_000)).toContainText("line number 100000");
	await line(page, 99_995).getByRole("link", { name: "Line 99995" }).click();
	await expect(page).toHaveURL(/line=99995/);
	await expect(line(page, 99_995)).toHaveAttribute("data-marked", "true");
	const [download] = await Promise.all([
		page.waitForEvent("download"),
		page.getByRole("link", { name: "Download" }).click(),
	]);
	expect(download.suggestedFilename()).toBe(`run-${run.uid}.log`);
});

test("hostile lines are text: no markup, no command to a terminal, no length without bounds", async ({
	page,
	whence,
}) => {
	const run = await newRun(whence);
	await write(
		whence,
		run,
		[
			'<img src="/x" onerror="window.owned=1"><script>window.owned=1</script>',
			"\u001b]0;title\u0007\u001b[2J\u001b[31mred\u001b[0m\u001b]8;;javascript:window.owned=1\u001b\\link\u001b]8;;\u001b\\",
			"x".repeat(100_000),
			"\u202egnol",
		].join("\n"),
	);
	await finish(whence, run);
	await openLog(page, run);
	await expect(line(page, 1)).toContainText('<img src="/x" onerror="window.owned=1">');
	await expect(line(page, 2)).toContainText("redlink");
	expect(await lines(page).locator("img, script").count()).toBe(0);
	expect(await line(page, 2).locator("a").count()).toBe(1);
	await expect(line(page, 10)).toContainText("gnol");
	await page.getByLabel("Wrap").check();
	await expect(line(page, 3)).toBeVisible();
	expect(await lines(page).evaluate((e) => e.scrollWidth - e.clientWidth)).toBeLessThan(2);
	expect(await page.evaluate(() => "owned" in window)).toBe(false);
});

test("params, environment and time are told, and what was otherwise in the run before", async ({
	page,
	whence,
}) => {
	const transformUid = (await newTransform(whence)).uid;
	const before = await newRun(whence, { transformUid, environment: { runtime: "node 20", lock: "aa" } });
	await finish(whence, before);
	const commit = "0123456789abcdef0123456789abcdef01234567";
	const run = await newRun(whence, {
		transformUid,
		params: { aligner: { seeds: [17, 19] }, name: "q30", none: null },
		environment: { runtime: "node 22", lock: "aa" },
		commandLine: "bwa mem -t 8 ref.fa",
		host: "node17",
		git: { remote: "git@github.com:lab/reads.git", commit, branch: "main", isDirty: true },
	});
	await finish(whence, run, "failed", 137);
	await page.goto(`/runs/${run.uid}?tab=params`);
	await expect(page.getByRole("row", { name: /aligner\.seeds\[1\]/ })).toContainText("19");
	await expect(page.getByText(/the other completed run of this code took/)).toBeVisible();
	await page.getByRole("link", { name: "Environment" }).click();
	await expect(page.getByRole("row", { name: /^runtime/ })).toContainText("node 20");
	await expect(page.getByRole("row", { name: /^lock/ })).not.toContainText("node");
	await expect(page.getByRole("link", { name: commit })).toHaveAttribute(
		"href",
		`https://github.com/lab/reads/commit/${commit}`,
	);
	await expect(page.getByText("with uncommitted changes")).toBeVisible();
	await expect(page.getByText("137")).toBeVisible();
	await page.getByRole("link", { name: "all that differs" }).click();
	await expect(page.getByRole("heading", { name: "Compare runs" })).toBeVisible();
	await expect(page.getByRole("row", { name: /aligner\.seeds\[0\]/ })).toContainText("has none");
});

test("runs in a run are a tree, each with the way back", async ({ page, whence }) => {
	const root = await newRun(whence, { name: "whole pipeline" });
	const step = await newRun(whence, { name: "align", parentUid: root.uid });
	const inner = await newRun(whence, { name: "sort lane 1", parentUid: step.uid });
	await page.goto(`/runs/${root.uid}`);
	await page.getByRole("link", { name: /^Contains/ }).click();
	await expect(page.getByRole("link", { name: "align" })).toBeVisible();
	await page.getByRole("link", { name: "sort lane 1" }).click();
	await expect(page.getByRole("heading", { name: "sort lane 1" })).toBeVisible();
	await page.getByRole("link", { name: "align" }).click();
	await expect(page).toHaveURL(new RegExp(step.uid));
	for (const run of [inner, step, root]) await finish(whence, run);
});

test("two runs that are chosen in the list are compared: what differs first, swapped, another picked", async ({
	page,
	whence,
}) => {
	const key = `compared-${count++}`;
	const one = await newTransform(whence, { key, source: "read()\nalign(k=21)\n", type: "script" });
	const two = await newTransform(whence, { key, source: "read()\nalign(k=31)\n", type: "script" });
	const a = await newRun(whence, { transformUid: one.uid, name: `${key} first`, params: { k: 21, lane: 1 } });
	const b = await newRun(whence, {
		transformUid: two.uid,
		name: `${key} second`,
		params: { k: 31, lane: 1 },
	});
	const c = await newRun(whence, { transformUid: two.uid, name: `${key} third`, params: { k: 31, lane: 2 } });
	for (const run of [a, b]) {
		await whence.api("PUT", `/runs/${run.uid}/inputs/${whence.fastq.uid}`, {});
	}
	await whence.api("PUT", `/runs/${b.uid}/inputs/${whence.bam.uid}`, {});
	for (const run of [a, b, c]) await finish(whence, run);
	await page.goto(`/runs?q=${key}`);
	await page.getByRole("checkbox", { name: `Choose ${a.uid}` }).check();
	await expect(page.getByRole("button", { name: "Compare", exact: true })).toBeDisabled();
	await page.getByRole("checkbox", { name: `Choose ${b.uid}` }).check();
	await page.getByRole("link", { name: "Compare", exact: true }).click();

	await expect(page.getByRole("region", { name: "Run A", exact: true })).toContainText(`${key} first`);
	const params = page.getByRole("region", { name: "Params that differ" });
	await expect(params.getByRole("row")).toHaveText([/Name/, /k\s*21\s*31/]);
	await expect(page.getByText("1 is the same").first()).toBeVisible();
	await expect(page.getByRole("region", { name: "Lines that changed" })).toContainText("align(k=31)");
	await expect(page.getByRole("region", { name: "Inputs that differ" })).toContainText("only B");
	await page.getByRole("link", { name: "Swap" }).click();
	await expect(page.getByRole("region", { name: "Run A", exact: true })).toContainText(`${key} second`);
	await expect(params.getByRole("row")).toHaveText([/Name/, /k\s*31\s*21/]);

	await page.getByRole("link", { name: "Pick another run for B" }).click();
	await page.getByRole("searchbox", { name: "Search runs" }).fill(`${key} third`);
	await page.getByRole("button", { name: "Search", exact: true }).click();
	await page
		.getByRole("region", { name: "Choose run B" })
		.getByRole("link", { name: `${key} third` })
		.click();
	await expect(page.getByRole("region", { name: "Run B", exact: true })).toContainText(`${key} third`);
	await expect(params.getByRole("row")).toHaveText([/Name/, /lane\s*1\s*2/]);
});

test("axe finds nothing in a log, in params, environment and a comparison", async ({ page, whence }) => {
	// Five pages, each read through by axe.
	test.slow();
	const transformUid = (await newTransform(whence)).uid;
	const git = {
		remote: "https://github.com/lab/reads",
		commit: "0123456789",
		branch: null,
		isDirty: true,
	};
	const made = { transformUid, params: { a: { b: [1] } }, git, commandLine: "x".repeat(300) };
	const a = await newRun(whence, { ...made, environment: { runtime: "1" } });
	const b = await newRun(whence, {
		...made,
		environment: { runtime: "2", gone: null },
		params: { a: 2 },
	});
	const colours = [31, 32, 33, 34, 35, 36].map((n) => `\u001b[${n}mcolour ${n}\u001b[0m needle`).join("\n");
	await write(whence, b, colours);
	await write(whence, b, colours, "stderr");
	await finish(whence, a);
	const states = [
		`/runs/${b.uid}?tab=log&line=2&find=needle`,
		`/runs/${a.uid}?tab=log`,
		`/runs/${b.uid}?tab=params`,
		`/runs/${b.uid}?tab=environment`,
		`/runs/compare?a=${a.uid}&b=${b.uid}&pick=b`,
	];
	for (const state of states) {
		await page.goto(state);
		await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
		if (state.includes("find")) await expect(lines(page).locator("mark").first()).toBeVisible();
		await expectNoFaults(page);
	}
	await finish(whence, b);
});
