import type { Preview, PreviewJob } from "../contracts/previews.ts";
import { type ByteSource, openSource } from "./byte-source.ts";
import { previewBinaryHeader } from "./kinds/bam.ts";
import { previewHex } from "./kinds/hex.ts";
import { previewImage } from "./kinds/image.ts";
import { looksParquet, previewParquet } from "./kinds/parquet.ts";
import { looksTar, previewTar } from "./kinds/tar.ts";
import { looksZip, previewZip } from "./kinds/zip.ts";
import { previewTextual } from "./preview-textual.ts";
import { decodeText } from "./text-head.ts";
import { type Head, isBgzf, isGzip, unpack } from "./unpack.ts";

/** Of a file's beginning, read and unpacked at most: a small file may unpack to terabytes. */
const headBytes = 1024 * 1024;
/** Notebooks and pictures must be there whole; a notebook's outputs are large. */
const wholeBytes = 12 * 1024 * 1024;

/**
 * Makes a preview of a file: by its first bytes, and by its name where those leave a choice. Reads a bounded part of it,
 * runs nothing in it, and says what is shown.
 */
export async function parsePreview({ source, name }: PreviewJob): Promise<Preview> {
	const file = await openSource(source);
	try {
		return await previewSource(file, name.toLowerCase());
	} finally {
		await file.close();
	}
}

async function previewSource(file: ByteSource, name: string): Promise<Preview> {
	const needsAll = /\.(ipynb|svg)(\.gz)?$/.test(name);
	const bytes = await file.read(0, needsAll ? wholeBytes : headBytes);
	const head: Head = { bytes, isWhole: bytes.length >= file.sizeBytes };
	const picture = previewImage(bytes, file);
	if (picture) return picture;
	if (looksParquet(bytes)) return previewParquet(file);
	if (looksZip(bytes)) return previewZip(file);
	if (looksTar(bytes)) return previewTar((start, end) => file.read(start, end), true);
	if (!isGzip(bytes)) return previewPlain(head, name);
	const plain = await unpack(head, needsAll ? wholeBytes : headBytes);
	if (plain === null)
		return { kind: "none", reason: "These bytes cannot be unpacked: the gzip stream is damaged." };
	const packing = isBgzf(bytes) ? "blocked gzip" : "gzip";
	const inner = looksTar(plain.bytes)
		? await previewTar(async (start, end) => plain.bytes.subarray(start, end), plain.isWhole)
		: previewPlain(plain, name.replace(/\.(gz|bgz)$/, "").replace(/\.tgz$/, ".tar"));
	if (inner.kind === "none") return inner;
	// Browsers are sent a picture's own bytes, and these are packed: its source can be shown.
	if (inner.kind === "image") {
		const { extent, isWhole, source } = inner;
		return { kind: "text", text: source ?? "", language: "xml", format: "SVG", packing, extent, isWhole };
	}
	return { ...inner, packing };
}

/** What is not packed, by its content. */
function previewPlain(head: Head, name: string): Preview {
	const header = previewBinaryHeader(head);
	if (header) return header;
	const text = decodeText(head);
	return text === null ? previewHex(head) : previewTextual(text, name);
}
