import { createGunzip } from "node:zlib";

/** A file's first bytes, unpacked. */
export interface Head {
	bytes: Buffer;
	isWhole: boolean;
}

export function isGzip(bytes: Buffer): boolean {
	return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

/** Blocked gzip, as of BAM and tabix: its first member carries an extra field `BC` (SAM specification, 4.1). */
export function isBgzf(bytes: Buffer): boolean {
	return isGzip(bytes) && (bytes[3] ?? 0) % 8 >= 4 && bytes.toString("latin1", 12, 14) === "BC";
}

/** The first unpacked bytes, piece by piece and no further than the bound; null when nothing comes out. */
export async function unpack(packed: Head, maxBytes: number): Promise<Head | null> {
	const gunzip = createGunzip();
	gunzip.end(packed.bytes);
	const pieces: Buffer[] = [];
	let size = 0;
	let isEnded = false;
	try {
		for await (const piece of gunzip) {
			pieces.push(piece as Buffer);
			size += (piece as Buffer).length;
			if (size > maxBytes) break;
		}
		isEnded = size <= maxBytes;
	} catch {
		// The head ends in the middle of the stream, or the stream is damaged there: what came before is good.
		if (size === 0) return null;
	} finally {
		gunzip.destroy();
	}
	const bytes = Buffer.concat(pieces);
	return { bytes: bytes.subarray(0, maxBytes), isWhole: isEnded && packed.isWhole };
}
