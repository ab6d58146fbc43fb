import { spawn } from "node:child_process";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { root } from "./setup.mjs";

/**
 * Starts the built server and waits for its line of JSON.
 *
 * @returns that line's content, with the process.
 */
export async function startServer(args) {
	const main = join(root, "dist", "server", "main.js");
	const server = spawn(process.execPath, [main, ...args, "--json-ready"], {
		cwd: root,
		stdio: ["ignore", "pipe", "inherit"],
		env: { NODE_ENV: "production", ...process.env },
	});
	return new Promise((resolve, reject) => {
		server.once("exit", (code) =>
			reject(new Error(`The server ended with code ${code} before it was ready.`)),
		);
		createInterface({ input: server.stdout }).once("line", (line) =>
			resolve({ ...JSON.parse(line), server }),
		);
	});
}

/** Stops the server in order and waits until it is gone. */
export async function stopServer(server) {
	const ended = new Promise((resolve) => server.once("exit", resolve));
	server.kill("SIGTERM");
	await ended;
}
