import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** The built server on some instance, and its owner signed in. */
export interface Served {
	url: string;
	/** Asks for a page, as a browser does that follows a link from elsewhere. */
	get(path: string): Promise<Response>;
	stop(): Promise<void>;
}

/**
 * Starts the built server and signs its owner in.
 *
 * @param environment what to add to this process's own.
 */
export async function serve(storage: string, environment: Record<string, string>): Promise<Served> {
	const server = spawn(
		process.execPath,
		[join(root, "dist", "server", "main.js"), "--storage", storage, "--port", "0", "--json-ready"],
		{
			cwd: root,
			stdio: ["ignore", "pipe", "inherit"],
			env: { ...process.env, NODE_ENV: "production", WHENCE_LOG: "error", ...environment },
		},
	);
	const { url, signInUrl } = await firstLine<{ url: string; signInUrl: string }>(server);
	const answer = await fetch(`${url}/api/auth/link`, {
		method: "POST",
		redirect: "manual",
		headers: { origin: url, "content-type": "application/x-www-form-urlencoded" },
		body: new URLSearchParams({ token: new URL(signInUrl).searchParams.get("token") ?? "", next: "/" }),
	});
	const cookie = answer.headers
		.getSetCookie()
		.map((each) => each.split(";")[0])
		.join("; ");
	if (cookie === "") throw new Error(`no session: ${answer.status} ${await answer.text()}`);
	return {
		url,
		get: (path) =>
			fetch(url + path, {
				redirect: "manual",
				headers: { cookie, accept: "text/html", "accept-encoding": "gzip" },
			}),
		stop: async () => {
			const ended = new Promise((resolve) => server.once("exit", resolve));
			if (server.exitCode === null && server.kill("SIGTERM")) await ended;
		},
	};
}

function firstLine<T>(server: ChildProcess): Promise<T> {
	return new Promise((resolve, reject) => {
		if (!server.stdout) throw new Error("the server's output is not read");
		server.once("exit", (code) => reject(new Error(`the server ended with ${code} before it was ready`)));
		createInterface(server.stdout).once("line", (line) => resolve(JSON.parse(line) as T));
	});
}
