// Bundles the SDK and the command to sdk/dist, with all that they need, and writes the declarations.
import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import { root, run } from "./setup.mjs";

const out = join(root, "sdk", "dist");
rmSync(out, { recursive: true, force: true });
const cli = "sdk/cli/main.ts";
await build({
	absWorkingDir: root,
	entryPoints: { index: "sdk/src/index.ts", ...(existsSync(join(root, cli)) ? { cli } : {}) },
	outdir: out,
	bundle: true,
	// What is imported at first use (tables) stays a file of its own, so that a start does not read it.
	splitting: true,
	platform: "node",
	format: "esm",
	target: "node20",
	logLevel: "warning",
	banner: {
		js: 'import { createRequire as whenceRequire } from "node:module"; const require = whenceRequire(import.meta.url);',
	},
});
const declarations = [
	"--declaration",
	"--emitDeclarationOnly",
	"--noEmit",
	"false",
	"--outDir",
	"sdk/dist/types",
];
run("npx", ["--no-install", "tsc", "-p", "sdk/tsconfig.build.json", ...declarations]);
