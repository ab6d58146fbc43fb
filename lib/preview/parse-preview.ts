import { createGunzip } from "node:zlib";
import type { Preview, PreviewJob } from "../contracts/previews.ts";
import { parseTableHead } from "./parse-table-head.ts";

/** Shown at most, after decompression: a small file may unpack to terabytes. */
export const maxTextBytes = 64 * 1024;
const maxRows = 200;
const maxColumns = 100;

interface Head {
	bytes: Buffer;
	isWhole: boolean;
}

/**
 * Makes a preview of a file's first bytes: a table of CSV and TSV, the header of BAM, text as it is; unpacks gzip, up to
 * a bound.
 */
export async function parsePreview({ head, isWhole, suffix }: PreviewJob): Promise<Preview> {
	const packed = Buffer.from(head.buffer, head.byteOffset, head.byteLength);
	const isGzip = packed[0] === 0x1f && packed[1] === 0x8b;
	const plain = isGzip ? await unpack(packed, isWhole) : cut({ bytes: packed, isWhole });
	if (plain === null) return { kind: "none", reason: "These bytes cannot be unpacked." };
	const bam = bamHeader(plain.bytes);
	const decoded = bam ?? decode(plain);
	if (typeof decoded === "string") {
		const rest = { isWhole: bam === null && plain.isWhole };
		return tableOf(decoded, suffix, rest.isWhole) ?? { kind: "text", text: decoded, ...rest };
	}
	return decoded;
}

function cut({ bytes, isWhole }: Head): Head {
	return bytes.length <= maxTextBytes
		? { bytes, isWhole }
		: { bytes: bytes.subarray(0, maxTextBytes), isWhole: false };
}

/** The first unpacked bytes, piece by piece and no further; null when nothing comes out. */
async function unpack(packed: Buffer, isWhole: boolean): Promise<Head | null> {
	const gunzip = createGunzip();
	gunzip.end(packed);
	const pieces: Buffer[] = [];
	let size = 0;
	let isEnded = false;
	try {
		for await (const piece of gunzip) {
			pieces.push(piece as Buffer);
			size += (piece as Buffer).length;
			if (size > maxTextBytes) break;
		}
		isEnded = size <= maxTextBytes;
	} catch {
		// The head ends in the middle of the stream, or the stream is damaged there: what came before is good.
		if (size === 0) return null;
	} finally {
		gunzip.destroy();
	}
	return cut({ bytes: Buffer.concat(pieces), isWhole: isEnded && isWhole });
}

/** The header text of a BAM file (SAM specification, 4.2), or null. */
function bamHeader(bytes: Buffer): string | null {
	if (bytes.length < 8 || bytes.toString("latin1", 0, 4) !== "BAM\x01") return null;
	const length = bytes.readInt32LE(4);
	if (length < 0) return null;
	return bytes.toString("utf8", 8, Math.min(bytes.length, 8 + length)).replace(/\0+$/, "");
}

function decode({ bytes, isWhole }: Head): string | Preview {
	if (bytes.includes(0)) return { kind: "none", reason: "These bytes are not text." };
	try {
		// `stream` forgives a letter that the bound cut in two.
		return new TextDecoder("utf-8", { fatal: true }).decode(bytes, { stream: !isWhole });
	} catch {
		return { kind: "none", reason: "These bytes are not UTF-8 text." };
	}
}

function tableOf(text: string, suffix: string, isWhole: boolean): Preview | null {
	const kind = suffix.replace(/\.gz$/, "");
	const separator = kind === ".csv" ? "," : kind === ".tsv" ? "\t" : null;
	if (separator === null) return null;
	// One row more than is shown tells whether there is more.
	const [titles, ...rows] = parseTableHead(text, separator, maxRows + 2, isWhole);
	if (!titles) return null;
	const isCut = rows.length > maxRows || [titles, ...rows].some((row) => row.length > maxColumns);
	const narrow = (row: string[]) => row.slice(0, maxColumns);
	return {
		kind: "table",
		titles: narrow(titles),
		rows: rows.slice(0, maxRows).map(narrow),
		isWhole: isWhole && !isCut,
	};
}
