import { WhenceError } from "./errors.ts";

/** One file of a folder; `path` is relative to it, with `/` between its parts. */
export interface FolderEntry {
	path: string;
	sizeBytes: number;
	hash: string;
}

/**
 * The canonical manifest of a folder: a line `path\0size\0hash\n` per file, sorted by the bytes of the path.
 * Equal folders have equal manifests, so that its SHA-256 stands for the folder. Empty folders leave no trace.
 */
export function formatFolderManifest(entries: readonly FolderEntry[]): Uint8Array<ArrayBuffer> {
	const encoder = new TextEncoder();
	const lines = entries.map((entry) => ({ entry, bytes: encoder.encode(entry.path) }));
	lines.sort((a, b) => compareBytes(a.bytes, b.bytes));
	return encoder.encode(
		lines.map(({ entry }) => `${entry.path}\0${entry.sizeBytes}\0${entry.hash}\n`).join(""),
	);
}

/**
 * Reads a manifest back.
 *
 * @throws WhenceError `invalid` unless it is exactly what {@link formatFolderManifest} would write.
 */
export function parseFolderManifest(manifest: Uint8Array): FolderEntry[] {
	let text: string;
	try {
		text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(manifest);
	} catch (cause) {
		throw new WhenceError("invalid", "The folder's manifest is not UTF-8.", { cause });
	}
	const entries: FolderEntry[] = [];
	const paths = new Set<string>();
	// A path may hold a newline, never a NUL: lines are found by their NULs, not split.
	const line = /([^\0]+)\0(0|[1-9][0-9]{0,15})\0([0-9a-f]{64})\n/y;
	while (line.lastIndex < text.length) {
		const no = entries.length + 1;
		const [, path, size, hash] = line.exec(text) ?? [];
		if (path === undefined || size === undefined || hash === undefined) {
			throw new WhenceError("invalid", `Line ${no} of the folder's manifest is not path, size and hash.`);
		}
		const sizeBytes = Number(size);
		if (!Number.isSafeInteger(sizeBytes) || !isRelativePath(path)) {
			throw new WhenceError("invalid", `Line ${no} of the folder's manifest has an impossible path or size.`);
		}
		paths.add(path);
		entries.push({ path, sizeBytes, hash });
	}
	requireCanonical(entries, paths);
	return entries;
}

function requireCanonical(entries: readonly FolderEntry[], paths: ReadonlySet<string>): void {
	const encoder = new TextEncoder();
	let before: Uint8Array | undefined;
	for (const { path } of entries) {
		const bytes = encoder.encode(path);
		if (before !== undefined && compareBytes(before, bytes) >= 0) {
			throw new WhenceError("invalid", `The folder's manifest is not sorted, or names ${path} twice.`);
		}
		before = bytes;
		for (let at = path.indexOf("/"); at >= 0; at = path.indexOf("/", at + 1)) {
			if (paths.has(path.slice(0, at))) {
				throw new WhenceError(
					"invalid",
					`The folder's manifest has ${path.slice(0, at)} as file and as folder.`,
				);
			}
		}
	}
}

function isRelativePath(path: string): boolean {
	return path.split("/").every((part) => part !== "" && part !== "." && part !== "..");
}

function compareBytes(a: Uint8Array, b: Uint8Array): number {
	const shared = Math.min(a.length, b.length);
	for (let i = 0; i < shared; i++) {
		const difference = (a[i] ?? 0) - (b[i] ?? 0);
		if (difference !== 0) return difference;
	}
	return a.length - b.length;
}
