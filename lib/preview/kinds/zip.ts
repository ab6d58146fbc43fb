import { Readable } from "node:stream";
import {
	type Entry,
	fromRandomAccessReader,
	getFileNameLowLevel,
	RandomAccessReader,
	type ZipFile,
} from "yauzl";
import type { Preview } from "../../contracts/previews.ts";
import type { ByteSource } from "../byte-source.ts";
import { maxRows } from "../table.ts";
import { type ArchiveEntry, previewEntries } from "./archive.ts";

/** Whether these are the first bytes of a zip archive, an empty one included. */
export function looksZip(head: Buffer): boolean {
	return ["PK\x03\x04", "PK\x05\x06"].includes(head.toString("latin1", 0, 4));
}

/** Reads an archive's list of contents from its end, in pieces. */
class SourceReader extends RandomAccessReader {
	private readonly source: ByteSource;
	constructor(source: ByteSource) {
		super();
		this.source = source;
	}
	override _readStreamForRange(start: number, end: number): Readable {
		const { source } = this;
		async function* pieces() {
			const step = 256 * 1024;
			for (let at = start; at < end; at += step) yield await source.read(at, Math.min(end, at + step));
		}
		return Readable.from(pieces());
	}
}

function openZip(source: ByteSource): Promise<ZipFile> {
	return new Promise((resolve, reject) => {
		// Names are only shown: those that would leave a folder are no danger here, and worth seeing.
		const options = { lazyEntries: true, decodeStrings: false, validateEntrySizes: false } as const;
		fromRandomAccessReader(new SourceReader(source), source.sizeBytes, options, (error, zip) =>
			error ? reject(error) : resolve(zip),
		);
	});
}

/** What is in a zip archive, by its own list. */
export async function previewZip(source: ByteSource): Promise<Preview> {
	try {
		const zip = await openZip(source);
		const entries = await firstEntries(zip);
		return previewEntries("Zip archive", entries, zip.entryCount);
	} catch {
		return { kind: "none", reason: "This zip archive is damaged: its list of contents cannot be read." };
	}
}

function firstEntries(zip: ZipFile): Promise<ArchiveEntry[]> {
	const entries: ArchiveEntry[] = [];
	return new Promise((resolve, reject) => {
		zip.on("error", reject);
		zip.on("end", () => resolve(entries));
		zip.on("entry", (entry: Entry) => {
			const path = nameOf(entry);
			entries.push({
				path,
				sizeBytes: entry.uncompressedSize,
				packedBytes: entry.compressedSize,
				isFolder: path.endsWith("/"),
			});
			if (entries.length >= maxRows) resolve(entries);
			else zip.readEntry();
		});
		zip.readEntry();
	});
}

function nameOf({ generalPurposeBitFlag, fileNameRaw, extraFields }: Entry): string {
	return getFileNameLowLevel(generalPurposeBitFlag, fileNameRaw, extraFields, false);
}
