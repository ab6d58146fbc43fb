import { lstat, realpath } from "node:fs/promises";
import { basename, relative, resolve, sep } from "node:path";
import { WhenceError } from "../../../lib/contracts/errors.ts";
import { filesBelow, otherwise } from "./files-below.ts";
import type { FoundFile } from "./found-files.ts";
import type { KeyOf } from "./places.ts";

/** What lay in a folder, by path: what tells one state of a file from another. */
type Snapshot = Map<string, string>;

/**
 * Looks at folders before a command begins.
 *
 * @returns what finds the files that appeared in them or changed since, in the order of their paths.
 * @throws WhenceError `invalid` for what is no folder; one that is not there yet may come.
 */
export async function watchFolders(
	folders: readonly string[],
	keyOf: KeyOf,
): Promise<() => Promise<FoundFile[]>> {
	const roots = await Promise.all(folders.map(folderAt));
	const before = await Promise.all(roots.map(snapshot));
	return async () => {
		const found = new Map<string, FoundFile>();
		for (const [i, root] of roots.entries()) {
			for (const [path, state] of await snapshot(root)) {
				if (before[i]?.get(path) === state) continue;
				const key = keyOf(path) ?? `${basename(root)}/${relative(root, path).split(sep).join("/")}`;
				found.set(path, { path, key, origin: "watched" });
			}
		}
		return [...found.values()];
	};
}

async function folderAt(folder: string): Promise<string> {
	const path = await realpath(folder).catch(otherwise(resolve(folder)));
	const stats = await lstat(path).catch(otherwise(null));
	if (stats === null || stats.isDirectory()) return path;
	throw new WhenceError("invalid", `${folder} is no folder: --watch looks at what lies in one`, {
		hint: "Name a file that the command makes by --out.",
	});
}

async function snapshot(root: string): Promise<Snapshot> {
	const states: Snapshot = new Map();
	for (const path of await filesBelow(root)) {
		// It may be gone by now.
		const stats = await lstat(path, { bigint: true }).catch(otherwise(null));
		if (stats?.isFile()) states.set(path, `${stats.ino} ${stats.size} ${stats.mtimeNs} ${stats.ctimeNs}`);
	}
	return states;
}
