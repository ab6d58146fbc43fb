import type { PreviewBody, PreviewFacts } from "../../contracts/previews.ts";
import type { TextHead } from "../text-head.ts";
import { maxTextChars } from "./text.ts";

/** Whether a text is an SVG document. */
export function looksSvg(text: string): boolean {
	return /^\uFEFF?\s*(<\?xml[^>]{0,400}>\s*)?(<!--.{0,2000}?-->\s*)?(<!DOCTYPE svg[^>]{0,400}>\s*)?<svg[\s>]/is.test(
		text,
	);
}

/**
 * SVG as a picture with its source below. Pictures of a page neither run scripts nor load anything; those that name
 * entities, or copies of copies, could still eat a reader's memory, and are shown as source alone.
 */
export function previewSvg({ text, isWhole }: TextHead): (PreviewBody & PreviewFacts) | null {
	if (!isWhole || /<!ENTITY/i.test(text) || hasNestedCopies(text)) return null;
	return {
		kind: "image",
		mime: "image/svg+xml",
		width: null,
		height: null,
		source: text.length <= maxTextChars ? text : `${text.slice(0, maxTextChars)}\n…`,
		format: "SVG",
		packing: null,
		extent: "All of it",
		isWhole: true,
	};
}

/** Copies (`<use>`) inside of what is copied multiply: plots copy plain letters only. */
function hasNestedCopies(text: string): boolean {
	const groups = text.match(/<(g|symbol|svg)\b[^>]{0,500}\bid\s*=[^>]{0,500}>/gi)?.length ?? 0;
	const copies = text.match(/<use\b/gi)?.length ?? 0;
	return (
		copies > 20_000 || (groups > 4 && /<(g|symbol)\b[^>]{0,500}\bid\s*=[^>]{0,500}>\s*<use\b/i.test(text))
	);
}
