import { existsSync } from "node:fs";
import { defineConfig } from "@playwright/test";

/** Chromium of the system: its own cannot be downloaded everywhere. */
const known = ["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome"];
const chromium =
	process.env["CHROMIUM"] ?? known.map((name) => `/usr/bin/${name}`).find((path) => existsSync(path));
const isRoot = process.getuid?.() === 0;

export default defineConfig({
	testDir: "e2e",
	testMatch: "*.e2e.ts",
	outputDir: "test-results/e2e",
	fullyParallel: false,
	forbidOnly: true,
	// Real browsers on busy machines: once more, and the report names what needed it ("flaky").
	retries: 1,
	workers: 2,
	timeout: 60_000,
	expect: { timeout: 15_000 },
	reporter: [["list"], ["json", { outputFile: "test-results/playwright.json" }]],
	use: {
		viewport: { width: 1440, height: 900 },
		screenshot: "only-on-failure",
		// Recording takes as long as the journeys themselves: only what is tried again is recorded.
		trace: "on-first-retry",
		launchOptions: {
			...(chromium === undefined ? {} : { executablePath: chromium }),
			args: [
				...(isRoot ? ["--no-sandbox"] : []),
				"--disable-gpu",
				"--disable-background-networking",
				"--disable-component-update",
				"--no-first-run",
			],
		},
	},
});
