import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { loadPeers, type Peer } from "./peers.ts";

const bench = fileURLToPath(new URL("../", import.meta.url));

/**
 * The other layouts, installed first if this bench was asked for by its name. Without them, as when there is no
 * network, it says so and the bench goes on with ours and the floor.
 */
export async function peersIfThere(): Promise<Peer[]> {
	if (!existsSync(`${bench}node_modules`)) {
		if (!process.argv.includes("layout")) {
			console.error("  Without other layouts: `npm run bench -- layout` installs them.");
			return [];
		}
		console.error("  Installing bench/package.json …");
		// Its talk goes where ours does: what is printed with --json stays JSON.
		const command = ["install", "--prefix", bench, "--no-package-lock", "--no-audit", "--no-fund"];
		spawnSync("npm", command, { stdio: ["ignore", 2, 2] });
	}
	try {
		return await loadPeers();
	} catch (error) {
		console.error(`  Without other layouts: ${error instanceof Error ? error.message : error}`);
		return [];
	}
}
