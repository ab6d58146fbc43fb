// Bundles the SDK and the command to sdk/dist, with all that they need, and writes the declarations.
import { copyFileSync, cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { build } from "esbuild";
import { root, run } from "./setup.mjs";

const out = join(root, "sdk", "dist");
rmSync(out, { recursive: true, force: true });
await build({
	absWorkingDir: root,
	entryPoints: { index: "sdk/src/index.ts", cli: "sdk/cli/main.ts" },
	outdir: out,
	bundle: true,
	// What is imported at first use (tables) stays a file of its own, so that a start does not read it.
	splitting: true,
	platform: "node",
	format: "esm",
	target: "node20",
	logLevel: "warning",
	// Commander is CommonJS.
	banner: {
		js: 'import { createRequire as whenceRequire } from "node:module"; const require = whenceRequire(import.meta.url);',
	},
});

const types = join(out, "types");
const declarations = ["--declaration", "--emitDeclarationOnly", "--noEmit", "false", "--outDir", types];
run("npx", ["--no-install", "tsc", "-p", "sdk/tsconfig.build.json", ...declarations]);
vendorTables();
keepReachable(join(types, "sdk", "src", "index.d.ts"));

/**
 * Tables are Arquero's, which is bundled, not depended on (its own dependencies do not install everywhere):
 * its declarations come along.
 */
function vendorTables() {
	const vendored = { arquero: "arquero/index.d.ts", "@uwdata/flechette": "flechette/index-types.d.ts" };
	for (const [name, entry] of Object.entries(vendored)) {
		const target = join(types, "vendor", dirname(entry));
		cpSync(join(root, "node_modules", name, "dist", "types"), target, { recursive: true });
		copyFileSync(join(root, "node_modules", name, "LICENSE"), join(target, "LICENSE"));
	}
	for (const file of declarationFiles()) {
		const text = readFileSync(file, "utf8");
		const local = Object.entries(vendored).reduce((rest, [name, entry]) => {
			const path = relative(dirname(file), join(types, "vendor", entry)).replace(/\.d\.ts$/, ".js");
			const specifier = path.startsWith(".") ? path : `./${path}`;
			return rest.replaceAll(`"${name}"`, `"${specifier}"`).replaceAll(`'${name}'`, `'${specifier}'`);
		}, text);
		// Two slips of theirs that a strict compiler refuses.
		const correct = local
			.replace(/(\.\.\.\w+)\?: (?=import)/g, "$1: ")
			.replace(/^( *getFactory)(: any)?;$/m, "$1: unknown;");
		// Ours name each other by their sources.
		writeFileSync(file, correct.replaceAll(/(["'])(\.{1,2}\/[^"']+)\.ts\1/g, '"$2.js"'));
	}
}

/** Removes what the entry's declarations do not lead to: the rest describes our insides, some of it by zod. */
function keepReachable(entry) {
	const reached = new Set();
	const follow = (file) => {
		if (reached.has(file)) return;
		reached.add(file);
		for (const [, specifier] of readFileSync(file, "utf8").matchAll(/(?:from |import\()["']([^"']+)["']/g)) {
			if (!specifier.startsWith(".")) throw new Error(`${file} needs the types of ${specifier}.`);
			follow(join(dirname(file), specifier.replace(/\.js$/, ".d.ts")));
		}
	};
	follow(entry);
	for (const file of declarationFiles()) if (!reached.has(file)) rmSync(file);
}

function declarationFiles() {
	return readdirSync(types, { recursive: true })
		.filter((path) => path.endsWith(".d.ts"))
		.map((path) => join(types, path));
}
