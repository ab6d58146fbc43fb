// Bundles the server's own code to dist/server/main.js; packages stay packages.
import { cpSync, rmSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import { root } from "./setup.mjs";

const out = join(root, "dist", "server");
rmSync(out, { recursive: true, force: true });
await build({
	absWorkingDir: root,
	entryPoints: { main: "server/main.ts", "preview.worker": "lib/preview/preview.worker.ts" },
	outdir: out,
	bundle: true,
	packages: "external",
	platform: "node",
	format: "esm",
	target: "node20",
	sourcemap: "linked",
	logLevel: "warning",
});
cpSync(join(root, "db", "migrations"), join(out, "migrations"), { recursive: true });
