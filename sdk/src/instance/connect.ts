import { hostname } from "node:os";
import { WhenceError } from "../../../lib/contracts/errors.ts";
import { findToken } from "./credentials.ts";
import { discoverInstance, readServerInfo } from "./discover.ts";
import { checkHealth, type Health, isHealthy } from "./health.ts";
import { startServer } from "./start.ts";

/** A server that has proved who it is, and the token for it. */
export interface Connection {
	url: string;
	token: string;
	instanceUid: string;
	serverVersion: string;
}

/**
 * Finds the current instance, starts its server when it is local and down, and checks who answers.
 *
 * @throws WhenceError `not_found` without an instance; `unavailable` when its server cannot be reached;
 *   `unauthenticated` without a token for it.
 */
export async function connect(): Promise<Connection> {
	const location = await discoverInstance();
	return location.kind === "url" ? connectTo(location.url) : connectIn(location.folder);
}

async function connectTo(url: string): Promise<Connection> {
	const health = await checkHealth(url);
	if (!health) throw new WhenceError("unavailable", `no Whence server answers at ${url}`);
	const token = await findToken(health.instanceUid, url);
	return withToken(url, health, token, "Make a token on its settings page and set WHENCE_TOKEN.");
}

async function connectIn(storage: string): Promise<Connection> {
	let info = await readServerInfo(storage);
	if (info && info.host !== hostname()) {
		const port = new URL(info.url).port;
		throw new WhenceError("unavailable", `the server of ${storage} runs on ${info.host}`, {
			hint: `Run \`ssh -L ${port}:localhost:${port} ${info.host}\` and set WHENCE_URL=http://localhost:${port}.`,
		});
	}
	let health = info && (await isHealthy(info));
	if (!info || !health) {
		info = await startServer(storage);
		health = await checkHealth(info.url, info.secret);
	}
	if (!health) throw new WhenceError("unavailable", `no Whence server answers at ${info.url}`);
	// It proved itself by the storage's secret, so that its word on who it is holds.
	const token = await findToken(health.instanceUid, null);
	return withToken(info.url, health, token, "Run `whence login`, or set WHENCE_TOKEN.");
}

function withToken(url: string, health: Health, token: string | null, hint: string): Connection {
	if (token === null) throw new WhenceError("unauthenticated", `there is no token for ${url}`, { hint });
	return { url, token, instanceUid: health.instanceUid, serverVersion: health.version };
}
