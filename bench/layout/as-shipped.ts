import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import type { layoutGraph } from "../../lib/lineage/layout/layout-graph.ts";
import type { bareLayout } from "./floor.ts";

const source = `
	export { layoutGraph } from "../../lib/lineage/layout/layout-graph.ts";
	export { bareLayout } from "./floor.ts";
	export { shapes } from "./graphs.ts";
`;

/** Ours and the floor, compiled alike. */
export interface Shipped {
	layoutGraph: typeof layoutGraph;
	bareLayout: typeof bareLayout;
	/** Milliseconds that the first call takes in a process of its own, where nothing is compiled yet. */
	firstMs(which: "layoutGraph" | "bareLayout", shape: string, count: number): number;
}

/**
 * Compiles ours and the floor as pages get them. What runs this bench gives each inner function its name anew whenever it
 * is made, which costs small graphs more than their layout.
 */
export async function loadAsShipped(): Promise<Shipped> {
	const { outputFiles } = await build({
		stdin: { contents: source, resolveDir: fileURLToPath(new URL(".", import.meta.url)), loader: "ts" },
		bundle: true,
		format: "esm",
		target: "es2022",
		write: false,
	});
	const code = outputFiles[0]?.text ?? "";
	const address = `data:text/javascript;base64,${Buffer.from(code).toString("base64")}`;
	const load: (from: string) => Promise<unknown> = (from) => import(from);
	const loaded = (await load(address)) as Pick<Shipped, "layoutGraph" | "bareLayout">;
	return {
		...loaded,
		firstMs(which, shape, count) {
			const call = `const graph = shapes.${shape}(${count}, 0);
				const begin = performance.now();
				${which}(graph);
				console.log(performance.now() - begin);`;
			const printed = execFileSync(process.execPath, ["--input-type=module", "-"], {
				input: `${code}\n${call}`,
			});
			return Number(printed.toString());
		},
	};
}
