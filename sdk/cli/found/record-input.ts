import type { EdgeOrigin } from "../../../lib/contracts/enums.ts";
import { call } from "../../src/client/http.ts";
import { hashOf } from "../../src/content/hash.ts";
import { File } from "../../src/records/file.ts";
import type { Run } from "../../src/records/run.ts";
import { isThere } from "../is-there.ts";
import { resolveFile } from "../resolve-file.ts";
import { saveFile } from "../save-file.ts";
import { keyFrom } from "./key-from.ts";

/** Among how many records of the same content the one with the same key is looked for. */
const mostCompared = 100;

/** An input that a person names: a path is recorded first (something else made it); a key or uid names what is there. */
export async function recordNamedInput(run: Run, name: string): Promise<void> {
	if (await isThere(name)) return recordInputAt(run, { path: name, key: keyFrom(name), origin: "declared" });
	await addInput(run, (await resolveFile(name)).uid, { origin: "declared" });
}

/** An input that lies on this computer: the record that has its content, under its key if one does, or a new one. */
export async function recordInputAt(
	run: Run,
	{ path, key, origin, at }: { path: string; key: string; origin: EdgeOrigin; at?: number },
): Promise<void> {
	const { hash } = await hashOf(path);
	const same = await File.select({ hash }).orderBy("createdAt", "asc").limit(mostCompared).all();
	const known = same.find((file) => file.key === key) ?? same[0];
	const uid = known?.uid ?? (await saveFile(path, { key, run: null })).uid;
	const occurredAt = at === undefined ? {} : { occurredAt: new Date(at * 1000).toISOString() };
	await addInput(run, uid, { origin, ...occurredAt });
}

async function addInput(
	run: Run,
	uid: string,
	json: { origin: EdgeOrigin; occurredAt?: string },
): Promise<void> {
	await call("PUT", `/runs/${run.uid}/inputs/${uid}`, { json });
}
