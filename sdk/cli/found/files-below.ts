import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { isTheirOwn } from "./places.ts";

/**
 * The paths of all files below a folder, in their order, whatever they are called; none for a folder that is not there. Links are
 * not followed, and what is hidden, installed or compiled is left out.
 */
export async function filesBelow(folder: string): Promise<string[]> {
	const entries = await readdir(folder, { withFileTypes: true }).catch(otherwise([]));
	const found: string[] = [];
	for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
		if (isTheirOwn(entry.name)) continue;
		const path = join(folder, entry.name);
		if (entry.isFile()) found.push(path);
		else if (entry.isDirectory()) for (const below of await filesBelow(path)) found.push(below);
	}
	return found;
}

/** What stands for a file or folder that is gone, or not there yet; what cannot be read is an error. */
export function otherwise<T>(instead: T): (error: NodeJS.ErrnoException) => T {
	return (error) => {
		if (error.code === "ENOENT") return instead;
		throw error;
	};
}
