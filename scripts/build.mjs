// Builds pages, server and SDK, unless nothing changed since they were built.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { root, run, setup } from "./setup.mjs";

const sources = ["app", "components", "db", "lib", "server", "sdk/src", "sdk/cli", "scripts"];
const files = ["package-lock.json", "next.config.ts", "proxy.ts", "tsconfig.json", "sdk/package.json"];
const stamp = join(root, "dist", ".build-hash");
const products = ["dist/server/main.js", "sdk/dist/index.js", ".next/BUILD_ID"];

/** A hash over all that the build reads. */
function inputHash() {
	const hash = createHash("sha256").update(process.version);
	const add = (path) => hash.update(path).update(readFileSync(join(root, path)));
	for (const folder of sources) {
		const entries = readdirSync(join(root, folder), { recursive: true, withFileTypes: true });
		const paths = entries
			.filter((entry) => entry.isFile())
			.map((entry) => join(entry.parentPath, entry.name));
		for (const path of paths.sort()) add(path.slice(root.length + 1));
	}
	for (const path of files) add(path);
	return hash.digest("hex");
}

/** Builds what is not up to date. */
export function buildAll() {
	const hash = inputHash();
	const isFresh = existsSync(stamp) && readFileSync(stamp, "utf8") === hash;
	if (isFresh && products.every((path) => existsSync(join(root, path)))) return;
	console.log("Building …");
	run(process.execPath, ["scripts/build-server.mjs"]);
	run(process.execPath, ["scripts/build-sdk.mjs"]);
	run("npx", ["--no-install", "next", "build"], {
		stdio: ["ignore", "ignore", "inherit"],
		env: { ...process.env, NEXT_TELEMETRY_DISABLED: "1" },
	});
	mkdirSync(join(root, "dist"), { recursive: true });
	writeFileSync(stamp, hash);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
	setup();
	buildAll();
}
