// Fails when the schema says more than the migrations: generates into a copy, and expects nothing new.
import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { join, relative } from "node:path";
import { root } from "./setup.mjs";

const copy = mkdtempSync(join(root, "node_modules", ".migrations-"));
try {
	cpSync(join(root, "db", "migrations"), copy, { recursive: true });
	const before = readdirSync(copy).length;
	const args = ["--no-install", "drizzle-kit", "generate", "--dialect", "postgresql"];
	const paths = ["--schema", "./db/schema/index.ts", "--out", `./${relative(root, copy)}`];
	const { status, stdout, stderr } = spawnSync("npx", [...args, ...paths], { cwd: root, encoding: "utf8" });
	if (status !== 0) {
		console.error(stdout, stderr);
		process.exitCode = 1;
	} else if (readdirSync(copy).length !== before) {
		console.error(
			"The schema has changed without a migration: run `npm run db:generate` and review what it makes.",
		);
		process.exitCode = 1;
	} else {
		console.log("No migration is pending.");
	}
} finally {
	rmSync(copy, { recursive: true, force: true });
}
