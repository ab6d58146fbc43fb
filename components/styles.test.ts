import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";

const root = fileURLToPath(new URL("../", import.meta.url));
const sources = ["app", "components"].flatMap((folder) =>
	readdirSync(join(root, folder), { recursive: true, encoding: "utf8" }).map((path) =>
		join(root, folder, path),
	),
);

/** The classes that a module defines. */
function defined(path: string): Set<string> {
	const css = readFileSync(path, "utf8").replaceAll(/\/\*[\s\S]*?\*\/|:global\([^)]*\)|"[^"]*"/g, "");
	return new Set([...css.matchAll(/\.([a-zA-Z][\w-]*)(?=[^{}]*\{)/g)].map(([, name = ""]) => name));
}

interface Use {
	file: string;
	module: string;
	names: string[];
}

/** Which classes of which module a component names. */
function usesOf(file: string): Use[] {
	const text = readFileSync(file, "utf8");
	return [...text.matchAll(/import (\w+) from "([^"]+\.module\.css)"/g)].map(([, local = "", path = ""]) => ({
		file,
		module: join(dirname(file), path),
		names: [...text.replaceAll(/^import .*$/gm, "").matchAll(new RegExp(`\\b${local}\\.(\\w+)`, "g"))].map(
			([, name = ""]) => name,
		),
	}));
}

const uses = sources.filter((path) => path.endsWith(".tsx")).flatMap(usesOf);

describe("style modules", () => {
	test("have every class that a component names", () => {
		const missing = uses.flatMap(({ file, module, names }) =>
			names.filter((name) => !defined(module).has(name)).map((name) => `${file}: ${name}`),
		);
		expect(missing).toEqual([]);
	});

	test("compose from each other in no circle, which servers cannot load", () => {
		const composedFrom = (module: string) =>
			[...readFileSync(module, "utf8").matchAll(/composes: [\w ]+ from "([^"]+)"/g)].map(([, path = ""]) =>
				join(dirname(module), path),
			);
		const circles: string[][] = [];
		const follow = (module: string, way: readonly string[]) => {
			if (way.includes(module)) circles.push([...way, module]);
			else for (const next of new Set(composedFrom(module))) follow(next, [...way, module]);
		};
		for (const module of sources.filter((path) => path.endsWith(".module.css"))) follow(module, []);
		expect(circles).toEqual([]);
	});

	test("have no class that nothing names", () => {
		/** Read by a record's kind or side, or composed by other modules. */
		const byName = /^(file|run|transform|user|up|down)$/;
		const modules = sources.filter((path) => path.endsWith(".module.css") && !path.includes("controls"));
		const dead = modules.flatMap((module) => {
			const named = new Set(uses.filter((use) => use.module === module).flatMap((use) => use.names));
			const composed = new Set(
				[...readFileSync(module, "utf8").matchAll(/composes: (\w+);/g)].map(([, name = ""]) => name),
			);
			return [...defined(module)]
				.filter((name) => !named.has(name) && !composed.has(name) && !byName.test(name))
				.map((name) => `${module}: ${name}`);
		});
		expect(dead).toEqual([]);
	});
});
