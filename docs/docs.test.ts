import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { apiRoutes } from "../lib/api/routes.ts";
import { errorCodes } from "../lib/contracts/errors.ts";

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

	const variables = [...read("lib/env.ts").matchAll(/^\t([A-Z][A-Z_]+):/gm)].map(([, name]) => name ?? "");
	it.each(variables)("tells of the variable %s", (name) => {
		expect(pages.map(read).join("\n")).toContain(`\`${name}\``);
	});

	it.each(["README.md", "CONTRIBUTING.md", ...pages].filter((page) => existsSync(join(root, page))))(
		"names only paths that exist: %s",
		(page) => {
			for (const [, link = ""] of read(page).matchAll(/\]\((?!https?:|#)([^)#]+)/g)) {
				expect(existsSync(resolve(root, dirname(page), link)), `${page} → ${link}`).toBe(true);
			}
		},
	);
});
