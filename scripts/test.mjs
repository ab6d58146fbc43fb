// `npm test`: all the set-up and every check. Everything runs, so that one answer tells all that is wrong.
import { spawnSync } from "node:child_process";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { ensureBrowser } from "./browser.mjs";
import { ensureTools } from "./packages.mjs";
import { root, setup } from "./setup.mjs";
import { summary } from "./summary.mjs";

function step(title, ...args) {
	console.log(`\n— ${title}`);
	return spawnSync(args[0], args.slice(1), { cwd: root, stdio: "inherit", env }).status === 0;
}

setup();
ensureTools();
const env = { ...process.env };
// What an earlier run said must not count.
rmSync(join(root, "test-results"), { recursive: true, force: true });
let isGreen = step("checks that need no browser", process.execPath, "scripts/verify.mjs");
if (!step("build and pack", process.execPath, "scripts/pack.mjs")) isGreen = false;
else {
	const browser = ensureBrowser();
	if (browser === null) isGreen = false;
	else {
		env.CHROMIUM = browser;
		if (!step("journeys in Chromium", "npx", "--no-install", "playwright", "test")) isGreen = false;
	}
}
const { text, failed } = summary();
console.log(`\n${text}`);
process.exit(isGreen && failed === 0 ? 0 : 1);
