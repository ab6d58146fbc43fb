import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { WhenceError } from "../../../lib/contracts/errors.ts";
import type { ServerInfo } from "./discover.ts";

export interface Health {
	status: string;
	version: string;
	instanceUid: string;
	hmac?: string;
}

/**
 * Asks the server at `url` how it is; null when nothing answers there.
 *
 * With `secret` the answer must prove that the server knows it, so that no token reaches a stranger on the port.
 */
export async function checkHealth(url: string, secret?: string): Promise<Health | null> {
	const nonce = randomBytes(32).toString("hex");
	let response: Response;
	try {
		response = await fetch(`${url}/api/v1/health?nonce=${nonce}`, { signal: AbortSignal.timeout(5_000) });
	} catch {
		return null; // Down is an answer here: the caller starts the server or says that it is unavailable.
	}
	const health = await readHealth(response);
	if (health === null) return null;
	if (secret !== undefined) {
		const wanted = createHmac("sha256", secret).update(nonce).digest();
		const given = Buffer.from(health.hmac ?? "", "hex");
		if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) {
			throw new WhenceError("unauthenticated", `what answers at ${url} is not this storage's server`, {
				hint: "Another program took its port. Start the server again with `whence serve`.",
			});
		}
	}
	return health;
}

/** What a Whence server answers; null for what anything else does. */
async function readHealth(response: Response): Promise<Health | null> {
	if (!response.ok) return null;
	try {
		const health = (await response.json()) as Partial<Health> | null;
		return typeof health?.instanceUid === "string" ? (health as Health) : null;
	} catch {
		return null; // Another program's page.
	}
}

/** Whether the server that wrote server.json runs: a killed one leaves the file, and its port may be another's. */
export async function isHealthy({ url, secret }: ServerInfo): Promise<Health | null> {
	try {
		return await checkHealth(url, secret);
	} catch (error) {
		if (error instanceof WhenceError && error.code === "unauthenticated") return null;
		throw error;
	}
}
