import { existsSync, readFileSync } from "node:fs";
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** The folder that holds the pages: this repository or package, whether run from source or built. */
export function pagesFolder(): string {
	for (let at = dirname(fileURLToPath(import.meta.url)); dirname(at) !== at; at = dirname(at)) {
		const path = join(at, "package.json");
		if (existsSync(path) && JSON.parse(readFileSync(path, "utf8")).name === "whence-server") return at;
	}
	throw new Error("The server does not find its own package.json.");
}

/** Starts Next in this process. Call it when the runtime is set: pages use its database. */
export async function preparePages({
	isDev,
	host,
	port,
	server,
}: {
	isDev: boolean;
	host: string;
	port: number;
	server: Server;
}): Promise<Handler> {
	const { default: next } = await import("next");
	const dir = pagesFolder();
	if (!isDev && !existsSync(join(dir, ".next", "BUILD_ID"))) {
		throw new Error("The dashboard is not built yet: run `npm run build`, or start with --no-dashboard.");
	}
	// The configuration as it was built: nothing to load, and no word about it on standard output.
	if (!isDev) process.env["__NEXT_PRIVATE_STANDALONE_CONFIG"] = builtConfig(dir);
	const app = next({ dev: isDev, dir, hostname: host, port, httpServer: server });
	await app.prepare();
	return app.getRequestHandler();
}

function builtConfig(dir: string): string {
	const files = JSON.parse(readFileSync(join(dir, ".next", "required-server-files.json"), "utf8"));
	return JSON.stringify(files.config);
}
