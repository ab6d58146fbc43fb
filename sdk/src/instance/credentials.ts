import { join } from "node:path";
import { configFolder, readJson } from "./discover.ts";

interface CredentialsFile {
	instances: Record<string, { url: string; token: string }>;
}

/**
 * The token for an instance: WHENCE_TOKEN, else the one kept for its uid.
 *
 * `url` is given when the server has not proved itself by its storage's secret. It may claim any uid, and a
 * .whence.json may come with somebody else's folder: then only the address that the token was kept for gets it.
 */
export async function findToken(instanceUid: string, url: string | null): Promise<string | null> {
	if (process.env.WHENCE_TOKEN && (url === null || process.env.WHENCE_URL)) return process.env.WHENCE_TOKEN;
	const file = await readJson<CredentialsFile>(join(configFolder(), "credentials.json"));
	const kept = file?.instances[instanceUid];
	if (!kept || (url !== null && new URL(kept.url).origin !== new URL(url).origin)) return null;
	return kept.token;
}
