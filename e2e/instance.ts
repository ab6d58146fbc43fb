import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath, pathToFileURL } from "node:url";

export const root = fileURLToPath(new URL("../", import.meta.url));
const sdk = pathToFileURL(join(root, "sdk", "dist", "index.js")).href;
const command = join(root, "sdk", "dist", "cli.js");

/** How a program ended, and what it said. */
export interface Ended {
	code: number | null;
	stdout: string;
	stderr: string;
}

/** The production build, serving an instance of its own, with the real SDK and command line to feed it. */
export interface Instance {
	url: string;
	/** The owner's, named e2e. */
	token: string;
	/** The default storage's folder. */
	storage: string;
	/** The folder of the instance's pointer: where scripts and commands run. */
	folder: string;
	/** Runs a program there, as its user would. */
	run(file: string, ...args: string[]): Ended;
	/** Runs a script with the SDK as `ln`; throws when it fails. */
	sdk(body: string): string;
	/** Runs `whence`; throws when it fails. */
	cli(...args: string[]): string;
	/** Asks the API as the owner; throws unless it answers with success. */
	api<T>(method: string, path: string, body?: unknown): Promise<T>;
	/** A fresh sign-in link, good for one use. */
	link(next?: string): string;
	/** Stops the server and starts it again at the same address, with what it holds. */
	restart(between?: () => Promise<void>): Promise<void>;
	stop(): Promise<void>;
}

interface Ready {
	url: string;
	ownerToken: string;
}

/** This process's environment, without what points to an instance; its home is the folder. */
function cleanEnv(home: string): NodeJS.ProcessEnv {
	const env: NodeJS.ProcessEnv = { ...process.env, HOME: home };
	for (const name of Object.keys(env))
		if (/^(WHENCE_|XDG_|DATABASE_URL|FORCE_COLOR)/.test(name)) delete env[name];
	return env;
}

/**
 * Makes an instance as its user would, with `whence init`, and serves it with the built server.
 *
 * @param prepare called with the storage's folder before the server starts.
 */
export async function startInstance(prepare?: (storage: string) => Promise<void>): Promise<Instance> {
	const folder = await mkdtemp(join(tmpdir(), "whence e2e "));
	const storage = join(folder, "my data");
	const env = cleanEnv(folder);
	const run = (file: string, ...args: string[]): Ended => {
		const { status, stdout, stderr } = spawnSync(process.execPath, [file, ...args], {
			cwd: folder,
			env,
			encoding: "utf8",
		});
		return { code: status, stdout, stderr };
	};
	const orThrow = ({ code, stdout, stderr }: Ended, what: string) => {
		if (code !== 0) throw new Error(`${what} ended with ${code}: ${stdout}${stderr}`);
		return stdout;
	};
	const cli = (...args: string[]) => orThrow(run(command, ...args), `whence ${args.join(" ")}`);

	cli("init", "--storage", storage, "--owner", "testuser1");
	await prepare?.(storage);
	const serve = async (port: string, ...more: string[]) => {
		const server = spawn(
			process.execPath,
			["dist/server/main.js", "--storage", storage, "--port", port, "--json-ready", ...more],
			{ cwd: root, stdio: ["ignore", "pipe", "inherit"], env: { ...env, NODE_ENV: "production" } },
		);
		const ready = await new Promise<Ready>((resolve, reject) => {
			server.once("exit", (code) => reject(new Error(`the server ended with ${code} before it was ready`)));
			createInterface(server.stdout).once("line", (line) => resolve(JSON.parse(line) as Ready));
		});
		return { ready, server };
	};
	const end = async (one: ChildProcess) => {
		const ended = new Promise((resolve) => one.once("exit", resolve));
		one.kill("SIGTERM");
		await ended;
	};
	let { ready, server } = await serve("0", "--issue-token", "e2e");
	const { url, ownerToken } = ready;
	let scripts = 0;
	return {
		url,
		token: ownerToken,
		storage,
		folder,
		run,
		cli,
		sdk: (body) => {
			const path = join(folder, `script-${scripts++}.mjs`);
			writeFileSync(path, `import * as ln from ${JSON.stringify(sdk)};\n${body}\n`);
			return orThrow(run(path), "the script");
		},
		api: async <T>(method: string, path: string, body?: unknown) => {
			const response = await fetch(`${url}/api/v1${path}`, {
				method,
				headers: { authorization: `Bearer ${ownerToken}`, "content-type": "application/json" },
				...(body === undefined ? {} : { body: JSON.stringify(body) }),
			});
			if (!response.ok) throw new Error(`${method} ${path}: ${await response.text()}`);
			return (await response.json()) as T;
		},
		link: (next = "/") => (JSON.parse(cli("open", next, "--json")) as { url: string }).url,
		restart: async (between) => {
			await end(server);
			await between?.();
			({ ready, server } = await serve(new URL(url).port));
			if (ready.url !== url) throw new Error(`the server came back at ${ready.url}, not at ${url}`);
		},
		stop: async () => {
			await end(server);
			await rm(folder, { recursive: true, force: true });
		},
	};
}
