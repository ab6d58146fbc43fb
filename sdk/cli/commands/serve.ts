import { spawn } from "node:child_process";
import { resolve } from "node:path";
import { Command } from "commander";
import { WhenceError } from "../../../lib/contracts/errors.ts";
import { discoverInstance } from "../../src/instance/discover.ts";
import { serverCommand } from "../../src/instance/start.ts";
import { askLocally, runningServer } from "../local-server.ts";
import { printJson } from "../print.ts";

interface ServeOptions {
	storage?: string;
	stop?: boolean;
	port?: string;
	host?: string;
	json?: boolean;
}

/** `whence serve`: the instance's server in the foreground, or its end. */
export function serveCommand(): Command {
	return new Command("serve")
		.description("serve the dashboard and API of this folder's instance")
		.option("--storage <dir>", "another instance's storage")
		.option("--port <n>", "the port to begin with; the next free one when it is taken")
		.option("--host <address>", "the address to bind (127.0.0.1: this computer alone)")
		.option("--stop", "stop the running server")
		.option("--json", "print one line of JSON when ready")
		.addHelpText("after", "\nExamples:\n  whence serve --port 8000\n  whence serve --stop")
		.action(async (options: ServeOptions) => {
			const storage = await storageOf(options.storage);
			const running = await runningServer(storage);
			if (options.stop) {
				if (!running) throw new WhenceError("not_found", "no server runs here");
				await askLocally(running, "/api/local/stop", {});
				return options.json ? printJson({ stopped: running.url }) : void process.stdout.write("Stopped.\n");
			}
			if (running) {
				throw new WhenceError("conflict", `the server runs already at ${running.url}`, {
					hint: "`whence open` leads there; `whence serve --stop` ends it.",
				});
			}
			const args = [
				...serverCommand(),
				"--storage",
				storage,
				...(options.port ? ["--port", options.port] : []),
				...(options.host ? ["--host", options.host] : []),
				...(options.json ? ["--json-ready"] : []),
			];
			const child = spawn(process.execPath, args, { stdio: "inherit" });
			// The server is in our process group: the terminal's signals reach it, and it stops in order.
			for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => child.kill(signal));
			process.exitCode = await new Promise<number>((done) => child.once("exit", (code) => done(code ?? 0)));
		});
}

async function storageOf(storage: string | undefined): Promise<string> {
	if (storage !== undefined) return resolve(storage);
	const location = await discoverInstance();
	if (location.kind === "storage") return location.folder;
	throw new WhenceError("invalid", `the current instance is ${location.url}, which is served elsewhere`, {
		hint: "Say which storage to serve: whence serve --storage DIR.",
	});
}
