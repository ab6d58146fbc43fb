import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { apiRoutes } from "../lib/api/routes.ts";
import { errorCodes } from "../lib/contracts/errors.ts";
import { program } from "../sdk/cli/program.ts";
import * as sdk from "../sdk/src/index.ts";

const folder = dirname(fileURLToPath(import.meta.url));
const root = dirname(folder);
const read = (path: string) => readFileSync(join(root, path), "utf8");
const pages = readdirSync(folder, { recursive: true, encoding: "utf8" })
	.filter((name) => name.endsWith(".md"))
	.map((name) => join("docs", name));

describe("the documentation", () => {
	it.each(apiRoutes.map(({ doc }) => [doc.method.toUpperCase(), doc.path]))(
		"tells of the route %s %s",
		(method, path) => {
			const rows = read("docs/api.md").replaceAll(/ +/g, " ");
			expect(rows).toContain(`| ${method} | \`${path}\` |`);
		},
	);

	it.each(errorCodes)("has a section on the error %s", (code) => {
		expect(read("docs/errors.md")).toContain(`\n## ${code}\n`);
	});

	const commands = program().commands.map((command) => [command.name(), command] as const);
	it.each(commands)("tells of the command %s and its options", (name, command) => {
		const page = read("docs/cli.md");
		expect(page).toContain(`whence ${name}`);
		for (const { long } of command.options) {
			if (long) expect(page, `${name} ${long}`).toContain(long);
		}
	});

	it.each(Object.keys(sdk))("tells of the SDK's %s", (name) => {
		expect(read("docs/sdk.md")).toMatch(new RegExp(`\\bln\\.${name}\\b`));
	});

	it("begins with what the package's scripts are called", () => {
		const { scripts } = JSON.parse(read("package.json")) as { scripts: Record<string, string> };
		const named = [...(read("README.md") + read("CONTRIBUTING.md")).matchAll(/npm (?:run )?([a-z:]+)/g)];
		expect(named.map(([, name = ""]) => name).filter((name) => !(name in scripts))).toEqual([]);
	});

	const serverVariables = [...read("lib/env.ts").matchAll(/^\t([A-Z][A-Z_]+):/gm)].map(
		([, name]) => name ?? "",
	);
	const clientVariables = [
		"WHENCE_URL",
		"WHENCE_TOKEN",
		"WHENCE_RUN",
		"WHENCE_TRACK_RUN_INPUTS",
		"WHENCE_DEBUG",
	];
	const variables = [...serverVariables, ...clientVariables];
	it.each(variables)("tells of the variable %s", (name) => {
		expect(pages.map(read).join("\n")).toContain(`\`${name}\``);
	});

	it.each(["README.md", "CONTRIBUTING.md", ...pages])("names only paths that exist: %s", (page) => {
		for (const [, link = ""] of read(page).matchAll(/\]\((?!https?:|#)([^)#]+)/g)) {
			expect(existsSync(resolve(root, dirname(page), link)), `${page} → ${link}`).toBe(true);
		}
	});
});
