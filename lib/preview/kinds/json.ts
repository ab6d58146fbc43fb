import { createScanner } from "jsonc-parser";
import type { JsonNode, PreviewBody, PreviewFacts } from "../../contracts/previews.ts";
import type { TextHead } from "../text-head.ts";

const maxNodes = 4000;
const maxEntries = 200;
const maxDepth = 60;
const maxString = 600;

/** The scanner's kinds of tokens: its own names for them are a `const enum`, which cannot be imported here. */
const SyntaxKind = {
	OpenBraceToken: 1,
	CloseBraceToken: 2,
	OpenBracketToken: 3,
	CloseBracketToken: 4,
	CommaToken: 5,
	ColonToken: 6,
	NullKeyword: 7,
	TrueKeyword: 8,
	FalseKeyword: 9,
	StringLiteral: 10,
	NumericLiteral: 11,
} as const;

type Container = Extract<JsonNode, { entries: unknown }>;
interface Frame {
	/** Null where the tree is not followed any more and things are only counted. */
	node: Container | null;
	type: "object" | "array";
	total: number;
	key: string;
}

/** A tree, and whether the text is JSON to its end. */
export interface ParsedTree {
	root: JsonNode;
	isValid: boolean;
	/** Where the text goes on after the value. */
	end: number;
}

/**
 * Reads one JSON value into a bounded tree, without recursion: depth, entries and nodes have bounds, and what lies
 * beyond them is counted. A text that ends early gives what was there.
 *
 * @returns null when the text does not begin with a value.
 */
export function parseTree(text: string, from = 0, budget = { nodes: maxNodes }): ParsedTree | null {
	const scanner = createScanner(text, true);
	scanner.setPosition(from);
	const stack: Frame[] = [];
	let root: JsonNode | null = null;
	let isValid = true;
	const place = (node: JsonNode): boolean => {
		const frame = stack.at(-1);
		if (!frame) {
			root = node;
			return true;
		}
		const key = frame.type === "array" ? String(frame.total) : frame.key;
		frame.total++;
		if (frame.node) frame.node.total = frame.total;
		const isKept = frame.node !== null && frame.node.entries.length < maxEntries && budget.nodes-- > 0;
		if (isKept) frame.node?.entries.push({ key: cut(key), node });
		return isKept;
	};
	for (let kind: number = scanner.scan(); ; kind = scanner.scan()) {
		const top = stack.at(-1);
		switch (kind) {
			case SyntaxKind.OpenBraceToken:
			case SyntaxKind.OpenBracketToken: {
				const type = kind === SyntaxKind.OpenBraceToken ? "object" : "array";
				const node: Container = { type, entries: [], total: 0, isCut: false };
				const isKept = place(node) && stack.length < maxDepth;
				stack.push({ node: isKept ? node : null, type, total: 0, key: "" });
				break;
			}
			case SyntaxKind.CloseBraceToken:
			case SyntaxKind.CloseBracketToken:
				if (!top || (top.type === "object") !== (kind === SyntaxKind.CloseBraceToken)) isValid = false;
				else stack.pop();
				break;
			case SyntaxKind.StringLiteral: {
				const value = scanner.getTokenValue();
				if (top?.type === "object" && nextIsColon(text, scanner)) top.key = value;
				else place({ type: "string", text: cut(value), isCut: value.length > maxString });
				break;
			}
			case SyntaxKind.NumericLiteral:
				place({ type: "number", text: cut(scanner.getTokenValue()), isCut: false });
				break;
			case SyntaxKind.TrueKeyword:
			case SyntaxKind.FalseKeyword:
				place({ type: "boolean", text: scanner.getTokenValue(), isCut: false });
				break;
			case SyntaxKind.NullKeyword:
				place({ type: "null", text: "null", isCut: false });
				break;
			case SyntaxKind.CommaToken:
			case SyntaxKind.ColonToken:
				if (!top) isValid = false;
				break;
			default:
				isValid = false;
		}
		if (root === null) return null;
		if (!isValid || stack.length === 0) break;
	}
	for (const { node } of stack) if (node) node.isCut = true;
	return {
		root,
		isValid: isValid && stack.length === 0,
		end: scanner.getTokenOffset() + scanner.getTokenLength(),
	};
}

function cut(text: string): string {
	return text.length > maxString ? `${text.slice(0, maxString)}…` : text;
}

/** A string in an object is a name when a colon follows. */
function nextIsColon(text: string, scanner: ReturnType<typeof createScanner>): boolean {
	const after = scanner.getTokenOffset() + scanner.getTokenLength();
	const rest = /\S/g;
	rest.lastIndex = after;
	return rest.exec(text)?.[0] === ":";
}

/** JSON as a tree; null when the text is not JSON as far as it goes. */
export function previewJson({ text, isWhole }: TextHead): (PreviewBody & PreviewFacts) | null {
	const parsed = parseTree(text.replace(/^\uFEFF/, ""));
	if (!parsed || (isWhole && !parsed.isValid)) return null;
	if (parsed.isValid && text.slice(parsed.end).trim() !== "") return null;
	return {
		kind: "json",
		root: parsed.root,
		format: "JSON",
		packing: null,
		extent: isWhole ? "All of it" : `First ${text.length.toLocaleString("en")} characters`,
		isWhole,
	};
}
