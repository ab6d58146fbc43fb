import { crc32 } from "./crc32.ts";

const maxStoredBytes = 0xffff;
/** What one BGZF block may hold, so that block and header stay under 64 KiB; the figure of htslib. */
const bgzfPayloadBytes = 0xff00;
/** The empty block that ends every BGZF file (SAM specification §4.1.2). */
const bgzfEnd = Buffer.from("1f8b08040000000000ff0600424302001b0003000000000000000000", "hex");

/**
 * Packs bytes as gzip (RFC 1952), the same to the last bit on every machine: stored, not squeezed, because what
 * zlib makes of its input differs between versions and processors; without time and with an unknown system.
 */
export function gzipSame(bytes: Uint8Array): Buffer {
	const header = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255]);
	return Buffer.concat([header, storedDeflate(bytes), trailer(bytes)]);
}

/**
 * Packs bytes as BGZF: gzip members of at most 64 KiB whose `BC` extra field tells their size, and the end mark.
 * Specification: SAM/BAM version 1, §4.1 "The BGZF compression format" (https://samtools.github.io/hts-specs/SAMv1.pdf).
 */
export function bgzf(bytes: Uint8Array): Buffer {
	const blocks: Buffer[] = [];
	for (let at = 0; at < bytes.length; at += bgzfPayloadBytes) {
		blocks.push(bgzfBlock(bytes.subarray(at, at + bgzfPayloadBytes)));
	}
	return Buffer.concat([...blocks, bgzfEnd]);
}

function bgzfBlock(payload: Uint8Array): Buffer {
	const header = Buffer.from([0x1f, 0x8b, 8, 4, 0, 0, 0, 0, 0, 255, 6, 0, 0x42, 0x43, 2, 0, 0, 0]);
	const data = storedDeflate(payload);
	// BSIZE: the whole block less one.
	header.writeUInt16LE(header.length + data.length + 8 - 1, 16);
	return Buffer.concat([header, data, trailer(payload)]);
}

/** Deflate's stored blocks (RFC 1951 §3.2.4). */
function storedDeflate(bytes: Uint8Array): Buffer {
	const parts: Uint8Array[] = [];
	let at = 0;
	do {
		const part = bytes.subarray(at, at + maxStoredBytes);
		at += part.length;
		const head = Buffer.alloc(5);
		head.writeUInt8(at >= bytes.length ? 1 : 0, 0);
		head.writeUInt16LE(part.length, 1);
		head.writeUInt16LE(part.length ^ 0xffff, 3);
		parts.push(head, part);
	} while (at < bytes.length);
	return Buffer.concat(parts);
}

function trailer(bytes: Uint8Array): Buffer {
	const end = Buffer.alloc(8);
	end.writeUInt32LE(crc32(bytes), 0);
	end.writeUInt32LE(bytes.length % 2 ** 32, 4);
	return end;
}
