import { type ChildProcess, spawn } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath, pathToFileURL } from "node:url";

const root = fileURLToPath(new URL("../../", import.meta.url));
const tsx = pathToFileURL(createRequire(import.meta.url).resolve("tsx")).href;
const sdk = new URL("../src/index.ts", import.meta.url).href;

/** Where a script runs. */
export interface ScriptWorld {
	/** Scripts are written here, and it is their working folder. */
	folder: string;
	env: NodeJS.ProcessEnv;
}

/** A real server in a process of its own, with an instance of its own. */
export interface TestServer extends ScriptWorld {
	process: ChildProcess;
	url: string;
	token: string;
	instanceUid: string;
	/** Its default storage. */
	storage: string;
	stop(): Promise<void>;
}

/**
 * Starts a server whose owner is testuser1, on any free port.
 *
 * @param given a folder that outlives it; one of its own is removed when it stops.
 */
export async function startTestServer(given?: string): Promise<TestServer> {
	const world = given ?? (await mkdtemp(join(tmpdir(), "whence sdk ")));
	const storage = join(world, "my data");
	const args = ["--storage", storage, "--port", "0", "--owner", "testuser1", "--no-dashboard"];
	const server = spawn(
		process.execPath,
		["--import", "tsx", "server/main.ts", ...args, "--json-ready", "--issue-token", "test"],
		{ cwd: root, stdio: ["ignore", "pipe", "inherit"], env: withoutWhence() },
	);
	const ready = await readyLine(server);
	return {
		process: server,
		url: ready.url,
		token: ready.ownerToken,
		instanceUid: ready.instanceUid,
		storage,
		folder: world,
		env: {
			...withoutWhence(),
			WHENCE_URL: ready.url,
			WHENCE_TOKEN: ready.ownerToken,
			HOME: world,
			XDG_CACHE_HOME: join(world, ".cache"),
		},
		stop: async () => {
			const ended = new Promise((resolve) => server.once("exit", resolve));
			server.kill("SIGTERM");
			await ended;
			if (given === undefined) await rm(world, { recursive: true, force: true });
		},
	};
}

/** Points this very process at the server; call it before the SDK's first call. */
export function useServer(server: TestServer): void {
	for (const name of ["WHENCE_URL", "WHENCE_TOKEN", "XDG_CACHE_HOME"]) process.env[name] = server.env[name];
	delete process.env["WHENCE_RUN"];
}

/** This process's environment, without what points to an instance. */
export function withoutWhence(): NodeJS.ProcessEnv {
	const env = { ...process.env };
	for (const name of Object.keys(env)) if (name.startsWith("WHENCE_")) delete env[name];
	return env;
}

interface Ready {
	url: string;
	ownerToken: string;
	instanceUid: string;
}

function readyLine(server: ChildProcess): Promise<Ready> {
	return new Promise((resolve, reject) => {
		server.once("exit", (code) => reject(new Error(`the server ended with ${code} before it was ready`)));
		if (server.stdout)
			createInterface(server.stdout).once("line", (line) => resolve(JSON.parse(line) as Ready));
	});
}

/** How a script ended, and what it said. */
export interface Ended {
	code: number | null;
	signal: NodeJS.Signals | null;
	stdout: string;
	stderr: string;
}

/** A script's process: `ended` waits for it, `said` for a line on its standard output. */
export interface Script {
	process: ChildProcess;
	ended: Promise<Ended>;
	said(text: string): Promise<void>;
}

/**
 * Runs a script in a Node process of its own, with the SDK as `ln`.
 *
 * @param body what follows the import.
 */
export async function startScript(
	world: ScriptWorld,
	name: string,
	body: string,
	env: Record<string, string> = {},
): Promise<Script> {
	const path = join(world.folder, name);
	await writeFile(path, `import * as ln from ${JSON.stringify(sdk)};\n${body}\n`);
	const child = spawn(process.execPath, ["--import", tsx, path], {
		cwd: world.folder,
		env: { ...world.env, ...env },
		stdio: ["ignore", "pipe", "pipe"],
	});
	let stdout = "";
	let stderr = "";
	child.stderr.on("data", (chunk) => {
		stderr += String(chunk);
	});
	const listeners = new Set<() => void>();
	child.stdout.on("data", (chunk) => {
		stdout += String(chunk);
		for (const listener of listeners) listener();
	});
	const ended = new Promise<Ended>((resolve) => {
		child.once("close", (code, signal) => resolve({ code, signal, stdout, stderr }));
	});
	const said = (text: string) =>
		new Promise<void>((resolve, reject) => {
			const check = () => {
				if (stdout.includes(text)) resolve();
			};
			listeners.add(check);
			void ended.then(() => reject(new Error(`it ended without saying ${text}: ${stderr}`)));
			check();
		});
	return { process: child, ended, said };
}

/** Runs a script to its end. */
export async function runScript(
	world: ScriptWorld,
	name: string,
	body: string,
	env?: Record<string, string>,
): Promise<Ended> {
	return (await startScript(world, name, body, env)).ended;
}
