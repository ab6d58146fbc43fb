/**
 * What a function calls its arguments, as far as its source says it plainly: `(sample, minQuality = 30) => …`. Those
 * that are taken apart where they come in have no name.
 */
export function argumentNames(source: string): (string | null)[] {
	const [, bare] = /^(?:async\s+)?([\w$]+)\s*=>/.exec(source) ?? [];
	if (bare !== undefined) return [bare];
	const open = source.indexOf("(");
	if (open < 0) return [];
	return partsUntilClosed(source.slice(open + 1)).map((part) => {
		const [, name] = /^(?:\.\.\.)?([\w$]+)\s*(?:=|$)/.exec(part) ?? [];
		return name ?? null;
	});
}

const openers = "([{";
const closers = ")]}";

/** The parts between commas, up to the bracket that closes; those within brackets are left whole. */
function partsUntilClosed(text: string): string[] {
	const parts: string[] = [];
	let depth = 0;
	let part = "";
	for (const char of text) {
		if (depth === 0 && char === ")") break;
		if (openers.includes(char)) depth++;
		else if (closers.includes(char)) depth--;
		if (depth === 0 && char === ",") {
			parts.push(part.trim());
			part = "";
		} else part += char;
	}
	if (part.trim() !== "") parts.push(part.trim());
	return parts;
}
