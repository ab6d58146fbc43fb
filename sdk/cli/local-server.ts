import { createHmac, randomBytes } from "node:crypto";
import { hostname } from "node:os";
import { type ProblemDocument, WhenceError } from "../../lib/contracts/errors.ts";
import { discoverInstance, readServerInfo, type ServerInfo } from "../src/instance/discover.ts";
import { checkHealth } from "../src/instance/health.ts";
import { startServer } from "../src/instance/start.ts";

/**
 * The server of this folder's instance, started when it is down.
 *
 * @throws WhenceError `invalid` when the current instance is an address: its files are not ours.
 */
export async function localServer(): Promise<ServerInfo> {
	const location = await discoverInstance();
	if (location.kind === "url") {
		throw new WhenceError("invalid", `${location.url} is an address; this works beside the server alone`, {
			hint: "Run it on the server's computer, in the folder that was made an instance.",
		});
	}
	const running = await runningServer(location.folder);
	return running ?? startServer(location.folder);
}

/** The storage's server where it runs and proves itself, else null. */
export async function runningServer(storage: string): Promise<ServerInfo | null> {
	const info = await readServerInfo(storage);
	if (!info) return null;
	if (info.host !== hostname()) {
		throw new WhenceError("unavailable", `the server of ${storage} runs on ${info.host}`, {
			hint: "Run this there.",
		});
	}
	return (await checkHealth(info.url, info.secret)) ? info : null;
}

/** Asks what only the owner of the server's files may ask, proved by the secret in server.json. */
export async function askLocally<T>(server: ServerInfo, path: string, body: object): Promise<T> {
	const nonce = randomBytes(24).toString("base64url");
	const proof = createHmac("sha256", server.secret).update(`POST ${path} ${nonce}`).digest("hex");
	const response = await fetch(server.url + path, {
		method: "POST",
		headers: { "content-type": "application/json", "x-whence-local": `${nonce}.${proof}` },
		body: JSON.stringify(body),
	});
	if (response.ok) return (await response.json()) as T;
	const problem = (await response.json()) as Partial<ProblemDocument>;
	throw new WhenceError(
		problem.code ?? "unavailable",
		problem.detail ?? `the server answered ${response.status}`,
		{
			...(problem.hint === undefined ? {} : { hint: problem.hint }),
		},
	);
}
