import { mkdir, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { newUid } from "../../lib/contracts/ids.ts";
import { configFolder, readJson } from "../src/instance/discover.ts";

interface Kept {
	instances: Record<string, { url: string; token: string }>;
}

const path = () => join(configFolder(), "credentials.json");

async function change(edit: (kept: Kept) => void): Promise<void> {
	const kept = (await readJson<Kept>(path())) ?? { instances: {} };
	edit(kept);
	await mkdir(configFolder(), { recursive: true, mode: 0o700 });
	const temporary = `${path()}.${newUid(12)}`;
	await writeFile(temporary, `${JSON.stringify(kept, null, "\t")}\n`, { mode: 0o600 });
	await rename(temporary, path());
}

/** Keeps a token for an instance, readable by this user alone. */
export async function keepToken(instanceUid: string, url: string, token: string): Promise<void> {
	await change((kept) => {
		kept.instances[instanceUid] = { url, token };
	});
}

/** Forgets an instance's token. */
export async function forgetToken(instanceUid: string): Promise<void> {
	await change((kept) => {
		delete kept.instances[instanceUid];
	});
}
