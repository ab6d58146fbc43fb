// `npm run demo`: installs, builds, makes an instance in ./demo-data, runs the example's story on real files,
// and serves the dashboard. With `--once` it prints what it made and ends.
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { buildAll } from "./build.mjs";
import { startServer, stopServer } from "./serve.mjs";
import { root, setup } from "./setup.mjs";

const isOnce = process.argv.includes("--once");
const bam = "bams/output.bam";
setup();
buildAll();

const storage = join(root, "demo-data");
const wantedPort = 7420;
const args = [
	"--storage",
	storage,
	"--owner",
	"testuser1",
	"--port",
	String(wantedPort),
	"--issue-token",
	"demo",
];
const ready = await startServer(args);
try {
	const env = {
		...process.env,
		WHENCE_URL: ready.url,
		WHENCE_TOKEN: ready.ownerToken,
		NODE_NO_WARNINGS: "1",
	};
	const get = async (path) => {
		const response = await fetch(`${ready.url}/api/v1${path}`, {
			headers: { authorization: `Bearer ${ready.ownerToken}` },
		});
		if (!response.ok) throw new Error(`${path}: ${await response.text()}`);
		return response.json();
	};
	const find = async () => (await get(`/files?key=${encodeURIComponent(bam)}`)).items[0];
	let file = await find();
	if (file) console.log("The story was told before; what it made is still here.");
	else {
		console.log("Telling the story of examples/track-data-lineage.ts …");
		const story = join("examples", "track-data-lineage.ts");
		const { status } = spawnSync("npx", ["--no-install", "tsx", story], { cwd: root, stdio: "inherit", env });
		if (status !== 0) throw new Error(`The story ended with code ${status}.`);
		file = await find();
	}
	if (isOnce) await printAll(get, env);
	else await serve(file);
} catch (error) {
	await stopServer(ready.server);
	throw error;
}

async function printAll(get, env) {
	const { items: transforms } = await get("/transforms?limit=50");
	const { items: runs } = await get("/runs?limit=50");
	const { items: files } = await get("/files?limit=50");
	console.log("\nTransforms");
	for (const each of transforms) console.log(`  ${each.uid}  ${each.name} ${each.version} (${each.type})`);
	console.log("Runs");
	for (const each of runs) console.log(`  ${each.uid}  ${each.transform.name}, ${each.status}`);
	console.log("Files");
	for (const each of files) console.log(`  ${each.uid}  ${each.key} v${each.versionNo}`);
	console.log(`\nLineage of ${bam}`);
	spawnSync(process.execPath, ["sdk/dist/cli.js", "lineage", bam], { cwd: root, stdio: "inherit", env });
	await stopServer(ready.server);
}

async function serve(file) {
	const { url, server } = ready;
	// The whole story: who ran which code, which runs, which files.
	const next = `/lineage?focus=${encodeURIComponent(`file:${file.uid}`)}&lens=everything&up=4`;
	if (!url.endsWith(`:${wantedPort}`))
		console.log(`Port ${wantedPort} was taken; the next free one is used.`);
	console.log(`\nWhence runs at ${url}. Open this link, once, within ten minutes:\n`);
	console.log(`  ${ready.signInUrl}&next=${encodeURIComponent(next)}\n`);
	console.log("Ctrl+C ends it.");
	const stop = () => stopServer(server).then(() => process.exit(0));
	process.on("SIGINT", stop);
	process.on("SIGTERM", stop);
	server.once("exit", (code) => process.exit(code ?? 0));
}
