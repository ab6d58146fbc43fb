// `npm start`: serves one's own instance, `./whence-data` unless `-- --storage DIR` says another.
// `npm run dev` does so from source, building pages as they are asked for.
import { spawn } from "node:child_process";
import { buildAll } from "./build.mjs";
import { root, setup } from "./setup.mjs";

setup();
const isDev = process.argv.includes("--dev");
const given = process.argv.slice(2);
const args = given.includes("--storage") ? given : [...given, "--storage", "whence-data"];
if (!isDev) buildAll();
const command = isDev ? ["--import", "tsx", "server/main.ts"] : ["dist/server/main.js"];
const server = spawn(process.execPath, [...command, ...args], {
	cwd: root,
	stdio: "inherit",
	env: { ...process.env, NODE_ENV: isDev ? "development" : "production" },
});
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => server.kill(signal));
server.once("exit", (code) => process.exit(code ?? 0));
