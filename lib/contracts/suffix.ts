/** Endings that only say how the bytes before them were packed: the ending before them belongs to the suffix. */
const packed = new Set([".gz", ".bgz", ".bz2", ".xz", ".zst", ".lz4", ".br", ".z", ".zip"]);

/** An ending has up to 16 letters, digits, `_` or `-`, and at least one letter: `v1.2` and `Dr. Who` have none. */
const ending = /\.(?=[0-9_-]*[A-Za-z])[0-9A-Za-z_-]{1,16}$/;

/**
 * The suffix of a key or file name, in lower case: `.bam`, `.fastq.gz`, `.tar.gz`; empty when there is none.
 * A leading dot makes a hidden name, not a suffix.
 */
export function suffixOf(key: string): string {
	const name = key.slice(key.lastIndexOf("/") + 1).replace(/^\.+/, "");
	const last = endingOf(name);
	if (!packed.has(last.toLowerCase())) return last.toLowerCase();
	return (endingOf(name.slice(0, name.length - last.length)) + last).toLowerCase();
}

function endingOf(name: string): string {
	const found = ending.exec(name);
	// At 0 the whole name would be its own suffix.
	return found === null || found.index === 0 ? "" : found[0];
}
