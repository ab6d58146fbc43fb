import { fileURLToPath } from "node:url";
import { build, type Metafile } from "esbuild";
import { beforeAll, describe, expect, test } from "vitest";

const root = fileURLToPath(new URL("../../", import.meta.url));

describe("the SDK's import graph", () => {
	let graph: Metafile;
	beforeAll(async () => {
		const { metafile } = await build({
			absWorkingDir: root,
			entryPoints: ["sdk/src/index.ts"],
			outdir: "out",
			bundle: true,
			splitting: true,
			write: false,
			metafile: true,
			platform: "node",
			format: "esm",
			target: "node20",
		});
		graph = metafile;
	});

	test("has nothing but the SDK's own files, contracts without zod, and tables", () => {
		const strangers = Object.keys(graph.inputs).filter(
			(path) => !/^(sdk\/src\/|lib\/contracts\/)/.test(path),
		);
		const packages = new Set(strangers.map((path) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1]));
		expect([...packages].sort()).toEqual(["@uwdata/flechette", "acorn", "arquero"]);
		expect(
			Object.keys(graph.inputs)
				.filter((path) => path.startsWith("lib/"))
				.sort(),
		).toEqual([
			"lib/contracts/enums.ts",
			"lib/contracts/errors.ts",
			"lib/contracts/folder-manifest.ts",
			"lib/contracts/unified-text.ts",
		]);
	});

	test("reads no table library when it starts", () => {
		const entry = graph.outputs["out/index.js"];
		expect(entry).toBeDefined();
		const atStart = new Set<string>();
		const follow = (path: string) => {
			const output = graph.outputs[path];
			if (!output || atStart.has(path)) return;
			atStart.add(path);
			for (const { path: next, kind } of output.imports) if (kind === "import-statement") follow(next);
		};
		follow("out/index.js");
		const read = [...atStart].flatMap((path) => Object.keys(graph.outputs[path]?.inputs ?? {}));
		expect(read.filter((path) => path.includes("node_modules"))).toEqual([]);
	});
});
