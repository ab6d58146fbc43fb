import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { WhenceError } from "../../../lib/contracts/errors.ts";

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
	if (!response.ok) return null;
	const health = (await response.json()) as Health;
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
