import { spawnSync } from "node:child_process";
import { fileURLToPath, pathToFileURL } from "node:url";
import { type Bench, compare, measurement } from "./measure.ts";

const sdk = pathToFileURL(fileURLToPath(new URL("../sdk/dist/index.js", import.meta.url))).href;
const rounds = 25;

function node(code: string): string {
	const { stdout, status, stderr } = spawnSync(process.execPath, ["--input-type=module", "-e", code], {
		encoding: "utf8",
	});
	if (status !== 0) throw new Error(stderr);
	return stdout;
}

/** How long a program waits for `import * as ln from "whence"`. */
export const importBench: Bench = {
	name: "import",
	async run() {
		const whole = await compare({
			bench: "import",
			what: "a process that imports the SDK",
			rounds,
			ours: () => node(`await import(${JSON.stringify(sdk)})`),
			floor: () => node("0"),
			floorWhat: "bare node",
		});
		const timed = (specifier: string) =>
			Number(
				node(
					`const t = performance.now(); await import(${JSON.stringify(specifier)}); console.log(performance.now() - t)`,
				),
			);
		const ours: number[] = [];
		const floor: number[] = [];
		for (let round = 0; round < rounds; round++) {
			ours.push(timed(sdk));
			floor.push(timed("data:text/javascript,export default 0"));
		}
		const alone = measurement({
			bench: "import",
			what: "the import alone (aim: 20 ms at most)",
			ours,
			floor,
			floorWhat: "an empty module",
			unit: "ms",
		});
		return [whole, alone];
	},
};
