import { spawn, spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdir, mkdtemp, open, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath, pathToFileURL } from "node:url";
import { type Bench, type Measurement, measurement, percentile } from "./measure.ts";

const root = fileURLToPath(new URL("../", import.meta.url));
const sdk = pathToFileURL(join(root, "sdk", "dist", "index.js")).href;
const shapes = [
	{ what: "200 files of 64 KiB", count: 200, sizeBytes: 64 * 1024, rounds: 3, isInPlace: false },
	{ what: "1 file of 1 GiB", count: 1, sizeBytes: 1024 ** 3, rounds: 3, isInPlace: false },
	// In the storage already, so that nothing is copied: the floor reads them.
	{
		what: "10,000 files of 4 KiB in place, at once",
		count: 10_000,
		sizeBytes: 4096,
		rounds: 3,
		isInPlace: true,
	},
];

/** Files of noise, other ones in each round: what is there already would not be copied. */
async function makeFiles(folder: string, count: number, sizeBytes: number): Promise<void> {
	await mkdir(folder, { recursive: true });
	const block = Math.min(sizeBytes, 8 * 1024 * 1024);
	for (let i = 0; i < count; i++) {
		const file = await open(join(folder, `file ${i}.bin`), "w");
		const noise = randomBytes(block);
		for (let written = 0; written < sizeBytes; written += block) {
			noise.writeUInt32LE(written % 2 ** 32, 0);
			await file.write(noise);
		}
		await file.close();
	}
}

interface Saved {
	saveMs: number;
	peakBytes: number;
}

/** A script that saves every file of a folder, and says how long that took and how much memory. */
const script = (folder: string, round: number) => `
	import { readdirSync } from "node:fs";
	import { join } from "node:path";
	import * as ln from ${JSON.stringify(sdk)};
	ln.settings.verbosity = 0;
	await ln.track();
	const folder = ${JSON.stringify(folder)};
	const begin = performance.now();
	for (const name of readdirSync(folder))
		await new ln.File(join(folder, name), { key: "bench ${round}/" + folder.split("/").at(-1) + "/" + name }).save();
	const saveMs = performance.now() - begin;
	console.log(JSON.stringify({ saveMs, peakBytes: process.resourceUsage().maxRSS * 1024 }));
`;

/** The same at once: files that lie in the storage are called as they lie there. */
const togetherScript = (folder: string) => `
	import { readdirSync } from "node:fs";
	import { join } from "node:path";
	import * as ln from ${JSON.stringify(sdk)};
	ln.settings.verbosity = 0;
	await ln.track();
	const folder = ${JSON.stringify(folder)};
	const begin = performance.now();
	await ln.File.saveAll(readdirSync(folder).map((name) => ({ path: join(folder, name) })));
	const saveMs = performance.now() - begin;
	console.log(JSON.stringify({ saveMs, peakBytes: process.resourceUsage().maxRSS * 1024 }));
`;

/** Saving by the SDK, with a server on this machine, against reading and copying the same bytes. */
export const saveBench: Bench = {
	name: "save",
	async run() {
		const folder = await mkdtemp(join(tmpdir(), "whence-bench-"));
		const storage = join(folder, "storage");
		const server = spawn(
			process.execPath,
			[join(root, "dist", "server", "main.js"), "--storage", storage, "--port", "0", "--no-dashboard"].concat(
				["--json-ready", "--issue-token", "bench"],
			),
			{ stdio: ["ignore", "pipe", "inherit"], env: { ...process.env, NODE_ENV: "production" } },
		);
		const ready = await new Promise<{ url: string; ownerToken: string }>((resolve, reject) => {
			server.once("exit", (code) => reject(new Error(`the server ended with ${code}`)));
			createInterface(server.stdout).once("line", (line) => resolve(JSON.parse(line)));
		});
		const env = { ...process.env, WHENCE_URL: ready.url, WHENCE_TOKEN: ready.ownerToken, WHENCE_RUN: "" };
		const found: Measurement[] = [];
		try {
			for (const { what, count, sizeBytes, rounds, isInPlace } of shapes) {
				const times: { ours: number[]; floor: number[] } = { ours: [], floor: [] };
				let peak = 0;
				for (let round = 0; round < rounds; round++) {
					const files = join(isInPlace ? storage : folder, `files-${count}-${round}`);
					await makeFiles(files, count, sizeBytes);
					times.floor.push(await floor(files, isInPlace ? null : join(folder, "copies")));
					await writeFile(join(folder, "save.mjs"), isInPlace ? togetherScript(files) : script(files, round));
					const { stdout, stderr, status } = spawnSync(process.execPath, [join(folder, "save.mjs")], {
						cwd: folder,
						env,
						encoding: "utf8",
					});
					if (status !== 0) throw new Error(stderr);
					const { saveMs, peakBytes } = JSON.parse(stdout.trim().split("\n").at(-1) ?? "") as Saved;
					times.ours.push(saveMs);
					peak = Math.max(peak, peakBytes);
					// What is registered in place stays: that it were gone would be news.
					if (!isInPlace) await rm(files, { recursive: true });
				}
				found.push(
					measurement({
						bench: "save",
						what,
						...times,
						floorWhat: isInPlace ? "sha256sum of the same files" : "sha256sum, cp and sync of the same files",
						unit: "ms",
						note: [
							`the saving process's peak memory: ${Math.round(peak / 1e6)} MB`,
							...(count > 1
								? [`${Math.round((1000 * count) / percentile(times.ours, 0.5))} files a second`]
								: []),
						].join("; "),
					}),
				);
			}
		} finally {
			const ended = new Promise((resolve) => server.once("exit", resolve));
			server.kill("SIGTERM");
			await ended;
			await rm(folder, { recursive: true, force: true });
		}
		return found;
	},
};

/** What nobody can do without: read and hash every byte, and write it once, safe on disk, unless it is there already. */
async function floor(files: string, copies: string | null): Promise<number> {
	const paths = (await readdir(files)).map((name) => join(files, name));
	const begin = performance.now();
	const run = (command: string, args: string[]) => {
		const { status } = spawnSync(command, args, { stdio: "ignore" });
		if (status !== 0) throw new Error(`${command} ended with ${status}`);
	};
	run("sha256sum", paths);
	if (copies === null) return performance.now() - begin;
	await mkdir(copies, { recursive: true });
	run("cp", [...paths, copies]);
	const written = (await readdir(copies)).map((name) => join(copies, name));
	spawnSync("sync", written, { stdio: "ignore" });
	const took = performance.now() - begin;
	await rm(copies, { recursive: true });
	return took;
}
