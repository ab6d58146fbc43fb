import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";

const main = fileURLToPath(new URL("../cli/main.ts", import.meta.url));

/**
 * Makes `whence` of the sources as they are, as one script that starts in a sixth of the time that they take one by one.
 * It believes to lie where its source does, so that it starts the server's source, not an earlier build.
 *
 * @param folder where it is put.
 * @returns its path, for node.
 */
export async function bundleCommand(folder: string): Promise<string> {
	const outfile = join(folder, ".whence-command.mjs");
	await build({
		entryPoints: [main],
		outfile,
		bundle: true,
		platform: "node",
		format: "esm",
		target: "node20",
		logLevel: "warning",
		define: { "import.meta.url": JSON.stringify(pathToFileURL(main).href) },
		// Commander is CommonJS.
		banner: {
			js: 'import { createRequire as whenceRequire } from "node:module"; const require = whenceRequire(import.meta.url);',
		},
	});
	return outfile;
}
