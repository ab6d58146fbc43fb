// Bundles the server's own code to dist/server/main.js; packages stay packages, except in the preview worker.
import { cpSync, rmSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import { root } from "./setup.mjs";

const out = join(root, "dist", "server");
rmSync(out, { recursive: true, force: true });
const shared = {
	absWorkingDir: root,
	outdir: out,
	bundle: true,
	platform: "node",
	format: "esm",
	target: "node20",
	sourcemap: "linked",
	logLevel: "warning",
};
await build({ ...shared, entryPoints: { main: "server/main.ts" }, packages: "external" });
// Each preview starts a worker: one file loads faster than the many of its packages.
await build({
	...shared,
	entryPoints: { "preview.worker": "lib/preview/preview.worker.ts" },
	// Some packages have a form for bundlers and another that loads its parts by names made up as it runs.
	mainFields: ["module", "main"],
	banner: {
		js: 'import { createRequire as whenceRequire } from "node:module"; const require = whenceRequire(import.meta.url);',
	},
});
cpSync(join(root, "db", "migrations"), join(out, "migrations"), { recursive: true });
