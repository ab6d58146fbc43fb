// `npm run bench [-- NAME …] [--json]`: builds, then measures; bench/main.ts says what.
import { spawnSync } from "node:child_process";
import { buildAll } from "./build.mjs";
import { root, setup } from "./setup.mjs";

setup();
buildAll();
const { status } = spawnSync(
	process.execPath,
	["--import", "tsx", "bench/main.ts", ...process.argv.slice(2)],
	{
		cwd: root,
		stdio: "inherit",
	},
);
process.exit(status ?? 1);
