import { join } from "node:path";
import { configFolder, readJson } from "./discover.ts";

interface CredentialsFile {
	instances: Record<string, { url: string; token: string }>;
}

/** The token for an instance: WHENCE_TOKEN, else the one kept for its uid. */
export async function findToken(instanceUid: string): Promise<string | null> {
	if (process.env.WHENCE_TOKEN) return process.env.WHENCE_TOKEN;
	const file = await readJson<CredentialsFile>(join(configFolder(), "credentials.json"));
	return file?.instances[instanceUid]?.token ?? null;
}
