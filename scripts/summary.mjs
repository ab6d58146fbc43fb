// One line over every test runner: `N passed, N failed`.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./setup.mjs";

/** Sums up the runners' JSON reports that are there. */
export function summary() {
	const read = (name) => {
		const path = join(root, "test-results", name);
		return existsSync(path) ? JSON.parse(readFileSync(path, "utf8")) : null;
	};
	const vitest = read("vitest.json");
	const playwright = read("playwright.json");
	const passed = (vitest?.numPassedTests ?? 0) + (playwright?.stats.expected ?? 0);
	const failed = (vitest?.numFailedTests ?? 0) + (playwright?.stats.unexpected ?? 0);
	return `${passed} passed, ${failed} failed`;
}

if (process.argv[1]?.endsWith("summary.mjs")) console.log(summary());
