import { imageSize } from "image-size";
import type { Preview } from "../../contracts/previews.ts";
import type { ByteSource } from "../byte-source.ts";

/** What a browser is asked to load for one picture, and to unpack. */
const maxImageBytes = 20 * 1024 * 1024;
const maxPixels = 50_000_000;

const formats: [format: string, mime: string, isOne: (head: Buffer) => boolean][] = [
	["PNG", "image/png", (b) => b.toString("latin1", 0, 8) === "\x89PNG\r\n\x1a\n"],
	["JPEG", "image/jpeg", (b) => b[0] === 0xff && b[1] === 0xd8 && b[2] === 0xff],
	["GIF", "image/gif", (b) => /^GIF8[79]a/.test(b.toString("latin1", 0, 6))],
	["WebP", "image/webp", (b) => /^RIFF.{4}WEBP/s.test(b.toString("latin1", 0, 12))],
];

/** The type of a picture that browsers show, by its first bytes. */
export function imageType(head: Buffer): { format: string; mime: string } | null {
	const found = formats.find(([, , isOne]) => isOne(head));
	return found ? { format: found[0], mime: found[1] } : null;
}

/** A picture's type and size, when it is one that is safe to show; null for other bytes. */
export function previewImage(head: Buffer, source: ByteSource): Preview | null {
	const type = imageType(head);
	if (!type) return null;
	const none = (reason: string): Preview => ({ kind: "none", reason: `${type.format} picture: ${reason}` });
	if (source.sizeBytes > maxImageBytes) return none("larger than 20 MB, so it is not shown here.");
	let size: { width: number; height: number };
	try {
		size = imageSize(head);
	} catch {
		return none("its beginning is damaged, so it is not shown.");
	}
	const { width, height } = size;
	if (!(width > 0 && height > 0)) return none("it has no area.");
	if (width * height > maxPixels) {
		return none(`${width} × ${height} pixels would take too much memory to show.`);
	}
	return {
		kind: "image",
		mime: type.mime,
		width,
		height,
		source: null,
		format: type.format,
		packing: null,
		extent: `${width} × ${height} pixels`,
		isWhole: true,
	};
}
