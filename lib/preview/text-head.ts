import type { Head } from "./unpack.ts";

/** The beginning of a text. */
export interface TextHead {
	text: string;
	isWhole: boolean;
	bytes: number;
}

/** UTF-8 without NUL, or UTF-16 that says so; null for other bytes. */
export function decodeText({ bytes, isWhole }: Head): TextHead | null {
	const mark = bytes.toString("latin1", 0, 2);
	const encoding = mark === "\xff\xfe" ? "utf-16le" : "utf-8";
	if (encoding === "utf-8" && bytes.includes(0)) return null;
	try {
		// `stream` forgives a letter that the bound cut in two.
		const text = new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: !isWhole });
		return { text, isWhole, bytes: bytes.length };
	} catch {
		return null;
	}
}
