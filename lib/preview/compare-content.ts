import { structuredPatch } from "diff";
import type {
	CompareJob,
	Comparison,
	DiffHunk,
	Preview,
	PreviewJob,
	TableChange,
} from "../contracts/previews.ts";
import { openSource } from "./byte-source.ts";
import { parsePreview } from "./parse-preview.ts";
import { decodeText } from "./text-head.ts";
import { isGzip, unpack } from "./unpack.ts";

/** Texts beyond this are not compared line by line. */
const maxBytes = 1024 * 1024;
const maxLines = 600;
const maxLineChars = 400;
const timeoutMs = 1500;

/** What changed from one version to the next: columns and rows of tables, lines of texts that are not too large. */
export async function compareContent({ older, newer, name }: CompareJob): Promise<Comparison> {
	const [before, after] = [
		await parsePreview({ source: older, name }),
		await parsePreview({ source: newer, name }),
	];
	const table = tableChange(before, after);
	const [olderText, newerText] = [await wholeText(older), await wholeText(newer)];
	const none = (reason: string): Comparison =>
		table ? { kind: "content", table, hunks: null, added: 0, removed: 0, reason } : { kind: "none", reason };
	if (olderText === null || newerText === null) {
		return none("Only texts of up to 1 MB are compared line by line.");
	}
	if (olderText === newerText) return { kind: "same" };
	const patch = structuredPatch("a", "b", olderText, newerText, "", "", { context: 3, timeout: timeoutMs });
	if (patch === undefined) return none("These two are too different to be compared line by line.");
	const all = patch.hunks.flatMap(({ lines }) => lines);
	const count = (sign: string) => all.filter((line) => line.startsWith(sign)).length;
	const { hunks, isCut } = bounded(patch.hunks);
	return {
		kind: "content",
		table,
		hunks,
		added: count("+"),
		removed: count("-"),
		reason: isCut ? `The first ${maxLines} lines of the difference.` : null,
	};
}

/** The text of a small file, unpacked; null for others. */
async function wholeText(source: PreviewJob["source"]): Promise<string | null> {
	const file = await openSource(source);
	try {
		if (file.sizeBytes > maxBytes) return null;
		const head = { bytes: await file.read(0, maxBytes), isWhole: true };
		const plain = isGzip(head.bytes) ? await unpack(head, maxBytes) : head;
		return plain?.isWhole ? (decodeText(plain)?.text ?? null) : null;
	} finally {
		await file.close();
	}
}

function tableChange(before: Preview, after: Preview): TableChange | null {
	if (before.kind !== "tables" || after.kind !== "tables") return null;
	const [a, b] = [before.tables.at(-1), after.tables.at(-1)];
	if (!a || !b || before.tables.length !== after.tables.length) return null;
	const types = new Map(a.columns.map(({ name, type }) => [name, type]));
	const names = new Set(b.columns.map(({ name }) => name));
	return {
		columnsAdded: b.columns.filter(({ name }) => !types.has(name)).map(({ name }) => name),
		columnsRemoved: a.columns.filter(({ name }) => !names.has(name)).map(({ name }) => name),
		typesChanged: b.columns.flatMap(({ name, type }) => {
			const was = types.get(name);
			return was !== undefined && was !== type ? [{ name, before: was, after: type }] : [];
		}),
		before: rowsOf(before.extent),
		after: rowsOf(after.extent),
	};
}

/** `900 rows` of `First 200 of 900 rows`; a beginning whose end is not known has that many or more. */
function rowsOf(extent: string): string {
	const [, count = "", what = ""] = /([\d,]+) (\w+)$/.exec(extent) ?? [];
	if (count === "") return extent.replace(/^The one/, "1");
	return extent.startsWith("First") && !extent.includes(" of ")
		? `${count} ${what} or more`
		: `${count} ${what}`;
}

function bounded(hunks: readonly { oldStart: number; newStart: number; lines: string[] }[]): {
	hunks: DiffHunk[];
	isCut: boolean;
} {
	const shown: DiffHunk[] = [];
	let left = maxLines;
	let isCut = false;
	for (const { oldStart, newStart, lines } of hunks) {
		if (left <= 0) isCut = true;
		if (left <= 0) break;
		const kept = lines.filter((line) => !line.startsWith("\\"));
		if (kept.length > left) isCut = true;
		shown.push({
			olderStart: oldStart,
			newerStart: newStart,
			lines: kept.slice(0, left).map((line) => ({
				sign: signOf(line),
				text: line.length > maxLineChars ? `${line.slice(1, maxLineChars)}…` : line.slice(1),
			})),
		});
		left -= kept.length;
	}
	return { hunks: shown, isCut };
}

function signOf(line: string): "+" | "-" | " " {
	return line.startsWith("+") ? "+" : line.startsWith("-") ? "-" : " ";
}
