import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { type BrowserContextOptions, test as base, expect, type Locator, type Page } from "@playwright/test";
import type { Page as RecordPage } from "../lib/contracts/common.ts";
import type { FileView } from "../lib/contracts/files.ts";
import type { RunView } from "../lib/contracts/runs.ts";
import type { TransformView } from "../lib/contracts/transforms.ts";
import { type Instance, root, startInstance } from "./instance.ts";

/** An instance in which the seed's story was told, by its own example. */
export interface Told extends Instance {
	fastq: FileView;
	bam: FileView;
	script: TransformView;
	cellRanger: TransformView;
	/** The runs that made them. */
	scriptRun: RunView;
	cellRangerRun: RunView;
	state: Exclude<BrowserContextOptions["storageState"], string | undefined>;
}

/** Tells the story with the SDK, as `npm run demo` does. */
async function tell(instance: Instance): Promise<Omit<Told, keyof Instance | "state">> {
	const { status, stderr } = spawnSync(
		process.execPath,
		["--import", "tsx", join(root, "examples", "track-data-lineage.ts")],
		{
			cwd: root,
			encoding: "utf8",
			env: { ...process.env, WHENCE_URL: instance.url, WHENCE_TOKEN: instance.token },
		},
	);
	if (status !== 0) throw new Error(`the story ended with ${status}: ${stderr}`);
	const find = async <T>(path: string): Promise<T> => {
		const { items } = await instance.api<RecordPage<T>>("GET", path);
		if (items[0] === undefined || items.length > 1) throw new Error(`${path}: ${items.length} records`);
		return items[0];
	};
	const fastq = await find<FileView>("/files?key=fastqs/input.fastq.gz");
	const bam = await find<FileView>("/files?key=bams/output.bam");
	const script = await find<TransformView>("/transforms?name=Track%20data%20lineage");
	const cellRanger = await find<TransformView>("/transforms?name=Cell%20Ranger");
	const run = (file: FileView) => instance.api<RunView>("GET", `/runs/${file.run?.uid}`);
	return { fastq, bam, script, cellRanger, scriptRun: await run(fastq), cellRangerRun: await run(bam) };
}

/** Waits until something reads the same twice in a row: moves have ended, or nothing more is being loaded. */
export async function settled<T>(read: () => Promise<T>): Promise<T> {
	let last = await read();
	await expect(async () => {
		const before = JSON.stringify(last);
		last = await read();
		expect(JSON.stringify(last)).toBe(before);
	}).toPass({ intervals: [250] });
	return last;
}

/** Opens the search over everything by its key, which a page that was just opened may not listen to yet. */
export async function openSearch(page: Page): Promise<Locator> {
	const box = page.getByRole("combobox", { name: "Search everything" });
	await expect(async () => {
		await page.keyboard.press("ControlOrMeta+k");
		await expect(box).toBeFocused({ timeout: 500 });
	}).toPass();
	return box;
}

/**
 * A page that is streamed waits in hidden parts for its place; where its scripts drew a part before that, the
 * part is there twice for a moment. People never see it, but locators would: what `goto` opens is whole.
 */
async function openWhole(page: Page): Promise<void> {
	const open = page.goto.bind(page);
	page.goto = async (url, options) => {
		const response = await open(url, options);
		await page.waitForFunction(() => document.querySelector('body > div[hidden][id^="S:"]') === null);
		return response;
	};
}

/**
 * A browser signed in to an instance in which the story was told. Files share instances, in no certain order: one
 * that adds much, takes something away or looks at what is newest names a `world` of its own. A test fails when
 * its page logs an error, throws, or asks for something that is not there.
 */
export const test = base.extend<object, { world: string; whence: Told }>({
	world: ["shared", { option: true, scope: "worker" }],
	whence: [
		// Asked for, though not read: another world is another instance.
		async ({ browser, world: _ }, use) => {
			const instance = await startInstance();
			try {
				const told = await tell(instance);
				const context = await browser.newContext();
				const page = await context.newPage();
				await page.goto(instance.link());
				await page.waitForURL(`${instance.url}/`);
				const state = await context.storageState();
				await context.close();
				await use({ ...instance, ...told, state });
			} finally {
				await instance.stop();
			}
		},
		{ scope: "worker", timeout: 120_000 },
	],
	baseURL: ({ whence }, use) => use(whence.url),
	storageState: ({ whence }, use) => use(whence.state),
	page: async ({ page }, use) => {
		await openWhole(page);
		const faults: string[] = [];
		page.on("pageerror", (error) => faults.push(error.message));
		page.on("console", (message) => {
			// The browser logs what answers 404 or the like; those tests look at the answer themselves.
			if (message.type() === "error" && !message.text().startsWith("Failed to load resource"))
				faults.push(message.text());
		});
		await use(page);
		expect(faults).toEqual([]);
	},
});

export { expect };
