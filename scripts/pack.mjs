// `npm run pack`: the two packages of one version, as tarballs in dist/packages: `whence` (SDK and command) and
// `whence-server` (dashboard and API, with all that they need but the embedded database).
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { buildAll } from "./build.mjs";
import { root, setup } from "./setup.mjs";

const out = join(root, "dist", "packages");
const server = join(out, "whence-server");
const app = join(server, "app");
const own = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));

/** Makes both tarballs; returns their paths. */
export async function pack() {
	setup();
	buildAll();
	rmSync(out, { recursive: true, force: true });
	mkdirSync(app, { recursive: true });
	copyPages();
	await bundleServer();
	writeManifest();
	return [tarball(join(root, "sdk")), tarball(server)];
}

/** What Next traced for the pages, and the files that browsers load. */
function copyPages() {
	cpSync(join(root, ".next", "standalone"), app, { recursive: true, dereference: true });
	cpSync(join(root, ".next", "static"), join(app, ".next", "static"), { recursive: true });
	for (const left of ["server.js", "node_modules/sharp", "node_modules/@img", "node_modules/semver"])
		rmSync(join(app, left), { recursive: true, force: true });
	nameExternals();
}

/**
 * Turbopack reaches an external package by a link with a hash in its name, and npm packs no links: the pages
 * are told the package's own name.
 */
function nameExternals() {
	const links = join(app, ".next", "node_modules");
	const hashed = readdirSync(links);
	rmSync(links, { recursive: true });
	const files = readdirSync(join(app, ".next", "server"), { recursive: true, withFileTypes: true });
	for (const file of files.filter((entry) => entry.isFile() && entry.name.endsWith(".js"))) {
		const path = join(file.parentPath, file.name);
		const text = readFileSync(path, "utf8");
		const named = hashed.reduce(
			(rest, name) => rest.replaceAll(name, name.replace(/-[0-9a-f]{16}$/, "")),
			text,
		);
		if (named !== text) writeFileSync(path, named);
	}
}

/** The server in one file; Next comes with the pages, the embedded database as a package of its own. */
async function bundleServer() {
	const folder = join(app, "dist", "server");
	await build({
		absWorkingDir: root,
		entryPoints: { main: "server/main.ts", "preview.worker": "lib/preview/preview.worker.ts" },
		outdir: folder,
		bundle: true,
		external: ["next", "@electric-sql/pglite", "@electric-sql/pglite/*"],
		platform: "node",
		format: "esm",
		// Some packages have a form for bundlers and another that loads its parts by names made up as it runs.
		mainFields: ["module", "main"],
		target: "node20",
		logLevel: "error",
		banner: {
			js: 'import { createRequire as whenceRequire } from "node:module"; const require = whenceRequire(import.meta.url);',
		},
	});
	cpSync(join(root, "db", "migrations"), join(folder, "migrations"), { recursive: true });
}

function writeManifest() {
	const pglite = "@electric-sql/pglite";
	const manifest = {
		name: "whence-server",
		version: own.version,
		description: own.description,
		license: own.license,
		type: "module",
		engines: own.engines,
		bin: { "whence-server": "app/dist/server/main.js" },
		dependencies: { [pglite]: own.dependencies[pglite] },
		files: ["app"],
	};
	writeFileSync(join(server, "package.json"), `${JSON.stringify(manifest, null, "\t")}\n`);
	// What the server reads of its own package says where the pages are, and no more.
	const inner = { name: "whence-server", version: own.version, private: true, type: "module" };
	writeFileSync(join(app, "package.json"), `${JSON.stringify(inner, null, "\t")}\n`);
	cpSync(join(root, "LICENSE"), join(server, "LICENSE"));
	cpSync(join(root, "sdk", "README.md"), join(server, "README.md"));
}

function tarball(folder) {
	const { status, stdout, stderr } = spawnSync("npm", ["pack", "--json", "--pack-destination", out], {
		cwd: folder,
		encoding: "utf8",
	});
	if (status !== 0) throw new Error(`npm pack failed in ${folder}: ${stderr}`);
	const [{ filename, size, unpackedSize }] = Object.values(JSON.parse(stdout));
	const megabytes = (bytes) => `${(bytes / 1e6).toFixed(1)} MB`;
	console.log(
		`${join("dist", "packages", filename)}  ${megabytes(size)}, unpacked ${megabytes(unpackedSize)}`,
	);
	return join(out, filename);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await pack();
