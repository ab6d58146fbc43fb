// One line over every test runner: `N passed, N failed`.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./setup.mjs";

/** Sums up the runners' JSON reports; one that is missing is a failure, for its tests did not run. */
export function summary() {
	const read = (name) => {
		const path = join(root, "test-results", name);
		return existsSync(path) ? JSON.parse(readFileSync(path, "utf8")) : null;
	};
	const vitest = read("vitest.json");
	const stats = read("playwright.json")?.stats;
	const passed = (vitest?.numPassedTests ?? 0) + (stats?.expected ?? 0) + (stats?.flaky ?? 0);
	// A suite that does not even load has no tests to fail.
	const brokenSuites = vitest?.testResults.filter((suite) => suite.status === "failed").length ?? 1;
	const failedTests = vitest?.numFailedTests ?? 0;
	const failed = Math.max(failedTests, brokenSuites) + (stats ? stats.unexpected : 1);
	return { text: `${passed} passed, ${failed} failed`, failed };
}

if (process.argv[1]?.endsWith("summary.mjs")) console.log(summary().text);
