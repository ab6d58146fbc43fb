import { spawn } from "node:child_process";
import { Command } from "commander";
import { askLocally, localServer } from "../local-server.ts";
import { printJson } from "../print.ts";

const openers: Record<string, string[]> = {
	darwin: ["open"],
	win32: ["cmd", "/c", "start", ""],
	linux: ["xdg-open"],
};

/** `whence open`: a sign-in link to the dashboard. */
export function openCommand(): Command {
	return new Command("open")
		.description("print a sign-in link to the dashboard, and open it")
		.argument("[path]", "a page to land on, as /lineage", "/")
		.option("--no-browser", "print the link only")
		.option("--json", "print the link as JSON, and open nothing")
		.action(async (next: string, { browser, json }: { browser: boolean; json?: boolean }) => {
			const server = await localServer();
			const { path } = await askLocally<{ path: string }>(server, "/api/local/sign-in-link", { next });
			const url = server.url + path;
			if (json) return printJson({ url });
			process.stdout.write(`Sign in (once, within ten minutes):\n  ${url}\n`);
			if (!browser || !process.stdout.isTTY) return;
			const [command = "", ...args] = openers[process.platform] ?? [];
			// A computer without a browser has the link all the same.
			if (command)
				spawn(command, [...args, url], { stdio: "ignore", detached: true })
					.on("error", () => undefined)
					.unref();
		});
}
