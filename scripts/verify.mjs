// Everything that needs no browser: format, lint, types, pending migrations, unit and database tests.
import { rmSync } from "node:fs";
import { root, run, setup } from "./setup.mjs";

setup();
const bin = (name, ...args) => run("npx", ["--no-install", name, ...args]);
console.log("\n— format and lint");
bin("biome", "check", "--error-on-warnings", ".");
console.log("\n— types");
// What a dev server left behind is generated for another mode, and does not pass our checks.
rmSync(`${root}/.next/dev`, { recursive: true, force: true });
bin("next", "typegen");
// All at once and in one order: what an earlier check left out, or several checkers share out, changes which type is met
// first, and the compiler then calls one too deep now and then.
bin("tsc", "--noEmit", "--singleThreaded", "--incremental", "false");
console.log("\n— dead code");
bin("knip");
console.log("\n— migrations");
run(process.execPath, ["scripts/check-migrations.mjs"]);
console.log("\n— unit and database tests");
bin("vitest", "run", "--reporter=default", "--reporter=json", "--outputFile.json=test-results/vitest.json");
