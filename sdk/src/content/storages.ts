import { join, relative, sep } from "node:path";
import type { StorageView } from "../../../lib/contracts/storages.ts";
import { call } from "../client/http.ts";
import { readJson } from "../instance/discover.ts";

/** Storages are made seldom: a process that saves many files asks once a minute. */
const keptMs = 60_000;
let kept: { at: number; roots: Promise<string[]> } | null = null;

/** Whether the server sees the same file under the same path, inside one of its storages. */
export async function isInStorage(realPath: string): Promise<boolean> {
	return (await storageRootsHere()).some((root) => {
		const [first] = relative(root, realPath).split(sep);
		return first !== "" && first !== ".." && first !== ".whence";
	});
}

/** Where the storages are that this computer sees as the server does. */
export function storageRootsHere(): Promise<string[]> {
	if (kept === null || Date.now() - kept.at > keptMs) kept = { at: Date.now(), roots: localRoots() };
	return kept.roots.catch((error: unknown) => {
		kept = null;
		throw error;
	});
}

/** The storages that this computer sees as the server does: the marker in the folder says which one it is. */
async function localRoots(): Promise<string[]> {
	const { items } = await call<{ items: StorageView[] }>("GET", "/storages");
	const seen = await Promise.all(items.map(async (storage) => ((await hasMarker(storage)) ? storage : null)));
	return seen.flatMap((storage) => (storage ? [storage.root] : []));
}

async function hasMarker({ uid, root }: StorageView): Promise<boolean> {
	try {
		const marker = await readJson<{ uid?: string }>(join(root, ".whence", "storage.json"));
		return marker?.uid === uid;
	} catch {
		// Not ours to read: then its files are sent like any others.
		return false;
	}
}
