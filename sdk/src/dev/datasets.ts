import { randomUUID } from "node:crypto";
import { lstat, mkdir, mkdtemp, readFile, rename, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { encodeBam } from "./bam.ts";
import { encodeFastq } from "./fastq.ts";
import { gzipSame } from "./gzip.ts";
import { simulateReads } from "./reads.ts";

export interface DatasetOptions {
	/** The folder to write into; by default one of the user's own among the system's temporary files. */
	directory?: string;
}

/**
 * Writes an example of sequencing reads, `input.fastq.gz`: 480 reads of 75 bases from a made-up genome.
 * The bytes are the same at every call on every machine.
 *
 * @returns its absolute path.
 */
export async function fileFastq(options: DatasetOptions = {}): Promise<string> {
	return place("input.fastq.gz", gzipSame(encodeFastq(simulateReads().reads)), options);
}

/**
 * Writes an example of aligned reads, `output.bam`: the reads of {@link fileFastq} on their genome, sorted by
 * coordinate, as an aligner would have made it. The bytes are the same at every call on every machine.
 *
 * @returns its absolute path.
 */
export async function fileBam(options: DatasetOptions = {}): Promise<string> {
	return place("output.bam", encodeBam(simulateReads()), options);
}

/** Writes the file unless it is there already: two scripts that ask at once get one whole file. */
async function place(name: string, bytes: Buffer, { directory }: DatasetOptions): Promise<string> {
	const folder = directory === undefined ? await ownFolder() : resolve(directory);
	await mkdir(folder, { recursive: true });
	const path = join(folder, name);
	if (await holds(path, bytes)) return path;
	const temporary = `${path}.${randomUUID()}.tmp`;
	await writeFile(temporary, bytes, { flag: "wx" });
	await rename(temporary, path);
	return path;
}

async function holds(path: string, bytes: Buffer): Promise<boolean> {
	try {
		return bytes.equals(await readFile(path));
	} catch (error) {
		if (isCode(error, "ENOENT")) return false;
		throw error;
	}
}

/** A folder that keeps between calls, unless somebody else took its name first in the shared temporary folder. */
async function ownFolder(): Promise<string> {
	// Not userInfo(): it fails for a container's user without an entry in passwd.
	const uid = process.getuid?.();
	const folder = join(tmpdir(), `whence-datasets-${uid ?? "user"}`);
	try {
		await mkdir(folder, { mode: 0o700 });
		return folder;
	} catch (error) {
		if (!isCode(error, "EEXIST")) throw error;
	}
	const found = await lstat(folder);
	const isOwn = found.isDirectory() && (uid === undefined || found.uid === uid);
	return isOwn ? folder : mkdtemp(join(tmpdir(), "whence-datasets-"));
}

function isCode(error: unknown, code: string): boolean {
	return error instanceof Error && "code" in error && error.code === code;
}
