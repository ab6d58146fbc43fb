import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { expect, test } from "vitest";

const root = fileURLToPath(new URL("../", import.meta.url));

/** What browsers are sent: each file that says "use client", and all that it imports for more than its types. */
async function packagesOfBrowsers(): Promise<Map<string, string>> {
	const all = execFileSync("git", ["ls-files", "app", "components"], { cwd: root, encoding: "utf8" });
	const entryPoints = all
		.trim()
		.split("\n")
		.filter((file) => /\.tsx?$/.test(file) && !file.includes(".test."))
		.filter((file) => readFileSync(`${root}${file}`, "utf8").startsWith('"use client"'));
	const { metafile } = await build({
		entryPoints,
		absWorkingDir: root,
		bundle: true,
		packages: "external",
		format: "esm",
		outdir: "unwritten",
		write: false,
		metafile: true,
		loader: { ".css": "empty", ".module.css": "empty" },
	});
	const found = new Map<string, string>();
	for (const [file, { imports }] of Object.entries(metafile.inputs))
		for (const { path, external } of imports) if (external) found.set(path, file);
	return found;
}

test("sends browsers no validator and nothing that highlights, hashes or parses on the server", async () => {
	const found = await packagesOfBrowsers();
	expect(found.has("react")).toBe(true);
	for (const heavy of ["zod", "shiki", "drizzle-orm", "better-auth", "hono"])
		expect([heavy, found.get(heavy)]).toEqual([heavy, undefined]);
});
