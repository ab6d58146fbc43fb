import type { CDPSession } from "@playwright/test";
import { recordCohort } from "./cohort.ts";
import { expect, test } from "./journey.ts";

test.use({ world: "leaks" });

const times = 200;
/** What is made once (caches, compiled code) is made by then. */
const warmUp = 50;
/** Compiled code and the browser's own timings still grow by a few kilobytes a visit; one graph kept is a hundred. */
const mostBytesPerVisit = 25_000;

/** What is alive when all that can be collected is. */
async function alive(session: CDPSession) {
	await session.send("HeapProfiler.collectGarbage");
	const { usedSize } = await session.send("Runtime.getHeapUsage");
	const { nodes, jsEventListeners } = await session.send("Memory.getDOMCounters");
	return { heapBytes: usedSize, nodes, listeners: jsEventListeners };
}

test(`leaves nothing behind when a graph was opened, expanded and left ${times} times`, async ({
	page,
	whence,
}) => {
	test.setTimeout(600_000);
	const { table } = await recordCohort(whence, 10);
	await page.goto(`/files/${table.uid}`);
	const session = await page.context().newCDPSession(page);
	const visit = async () => {
		await page.getByRole("link", { name: "Show lineage" }).click();
		await page.getByRole("button", { name: /^Run merge all/ }).press("e");
		await page.waitForURL(/expand=/);
		await page.goBack();
		await page.goBack();
		await page.waitForURL(`/files/${table.uid}`);
		await page.getByRole("heading", { level: 1, name: "counts.csv" }).waitFor();
	};
	for (let i = 0; i < warmUp; i++) await visit();
	const before = await alive(session);
	for (let i = warmUp; i < times; i++) await visit();
	const after = await alive(session);
	expect(page.workers().length).toBeLessThanOrEqual(1);
	expect(after.listeners).toBeLessThanOrEqual(before.listeners * 1.05);
	expect(after.nodes).toBeLessThanOrEqual(before.nodes * 1.05);
	expect(after.heapBytes - before.heapBytes).toBeLessThan(mostBytesPerVisit * (times - warmUp));
});
