import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const root = fileURLToPath(new URL("../", import.meta.url));

/** Whether the linter, with this repository's rules, lets a file of that folder import that. */
function isAllowed(file: string, imported: string): boolean {
	const tree = mkdtempSync(join(tmpdir(), "whence-boundaries-"));
	try {
		for (const name of ["biome.json", ".gitignore"]) copyFileSync(join(root, name), join(tree, name));
		mkdirSync(dirname(join(tree, file)), { recursive: true });
		writeFileSync(join(tree, file), `import { a } from ${JSON.stringify(imported)};\n\na();\n`);
		const { status, stdout, stderr } = spawnSync(
			process.execPath,
			[join(root, "node_modules/@biomejs/biome/bin/biome"), "lint", "--only=style/noRestrictedImports", file],
			{ cwd: tree, encoding: "utf8" },
		);
		const isRefused = `${stdout}${stderr}`.includes("lint/style/noRestrictedImports");
		expect(status).toBe(isRefused ? 1 : 0);
		return !isRefused;
	} finally {
		rmSync(tree, { recursive: true });
	}
}

test.each([
	["lib/contracts/x.ts", "../services/x.ts"],
	["lib/contracts/x.ts", "../../db/client.ts"],
	["lib/lineage/x.ts", "../services/x.ts"],
	["lib/lineage/x.ts", "../../db/client.ts"],
	["lib/lineage/x.ts", "react"],
	["db/x.ts", "../lib/services/x.ts"],
	["lib/storage/x.ts", "../services/x.ts"],
	["lib/storage/x.ts", "../../db/client.ts"],
	["lib/preview/x.ts", "../storage/x.ts"],
	["lib/preview/x.ts", "../services/files/get-file.ts"],
	["lib/services/files/x.ts", "../../auth/x.ts"],
	["lib/services/files/x.ts", "../../api/x.ts"],
	["lib/auth/x.ts", "../api/x.ts"],
	["lib/api/x.ts", "../actions/x.ts"],
	["lib/api/x.ts", "../../components/x.tsx"],
	["lib/actions/x.ts", "../api/x.ts"],
	["components/record/x.tsx", "../../app/actions.ts"],
	["components/record/x.tsx", "../../db/schema/index.ts"],
	["components/record/x.tsx", "../../lib/services/files/get-file.ts"],
	["components/record/x.tsx", "reactflow"],
	["components/lineage-graph/x.tsx", "../../lib/services/files/get-file.ts"],
	["app/x.tsx", "../db/client.ts"],
	["app/x.tsx", "reactflow"],
	["sdk/src/x.ts", "../../lib/services/x.ts"],
	["sdk/src/x.ts", "../../db/client.ts"],
	["sdk/src/x.ts", "next"],
])("%s may not import %s", (file, imported) => {
	expect(isAllowed(file, imported)).toBe(false);
});

test.each([
	["lib/lineage/x.ts", "../contracts/lineage.ts"],
	["lib/services/files/x.ts", "../../../db/client.ts"],
	["lib/services/files/x.ts", "../../storage/blobs.ts"],
	["lib/api/x.ts", "../services/files/get-file.ts"],
	["components/lineage-graph/x.tsx", "reactflow"],
	["components/record/x.tsx", "../../lib/contracts/files.ts"],
	["app/x.tsx", "../lib/services/files/get-file.ts"],
	["sdk/src/x.ts", "../../lib/contracts/errors.ts"],
])("%s may import %s", (file, imported) => {
	expect(isAllowed(file, imported)).toBe(true);
});
