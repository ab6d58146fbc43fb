import { hostname } from "node:os";
import { WhenceError } from "../../../lib/contracts/errors.ts";
import { findToken } from "./credentials.ts";
import { discoverInstance, readServerInfo } from "./discover.ts";
import { checkHealth } from "./health.ts";
import { startServer } from "./start.ts";

/** A server that has proved who it is, and the token for it. */
export interface Connection {
	url: string;
	token: string;
	instanceUid: string;
	serverVersion: string;
	/** True when paths of this process mean the same to the server. */
	isSameHost: boolean;
}

async function withToken(
	url: string,
	uid: string,
	version: string,
	isSameHost: boolean,
): Promise<Connection> {
	const token = await findToken(uid, isSameHost ? null : url);
	if (token === null) {
		throw new WhenceError("unauthenticated", `there is no token for ${url}`, {
			hint: "Make one on the settings page and set WHENCE_TOKEN.",
		});
	}
	return { url, token, instanceUid: uid, serverVersion: version, isSameHost };
}

/** Finds the current instance, starts its server when it is local and down, and checks who answers. */
export async function connect(): Promise<Connection> {
	const location = await discoverInstance();
	if (location.kind === "url") {
		const health = await checkHealth(location.url);
		if (!health) throw new WhenceError("unavailable", `no Whence server answers at ${location.url}`);
		return withToken(location.url, health.instanceUid, health.version, false);
	}
	let info = await readServerInfo(location.folder);
	if (info && info.host !== hostname()) {
		const port = new URL(info.url).port;
		throw new WhenceError("unavailable", `the server of ${location.folder} runs on ${info.host}`, {
			hint: `Run \`ssh -L ${port}:localhost:${port} ${info.host}\` and set WHENCE_URL=http://localhost:${port}.`,
		});
	}
	let health = info && (await checkHealth(info.url, info.secret));
	if (!info || !health) {
		info = await startServer(location.folder);
		health = await checkHealth(info.url, info.secret);
	}
	if (!health) throw new WhenceError("unavailable", `no Whence server answers at ${info.url}`);
	return withToken(info.url, health.instanceUid, health.version, true);
}
