import { open, readFile } from "node:fs/promises";
import type { ChainHead } from "../lib/contracts/audit-chain.ts";
import { writeWhole } from "./write-whole.ts";

/** So many of the last lines are kept when the log has grown to twice as many. */
const kept = 1000;

interface Line extends ChainHead {
	/** The chain ended here, and went on from before: it was cut. */
	isCut: boolean;
}

/**
 * Where a chain ended, a line each time: whoever cuts it in the database does not cut this. A line is `n hash`; one
 * that is followed by a smaller or equal number is evidence, and kept for good.
 */
export async function headLog(
	path: string,
): Promise<{ note(head: ChainHead): Promise<void>; noted(): Promise<ChainHead[]> }> {
	const text = await readFile(path, "utf8").catch(emptyWhenMissing);
	let lines = parse(text);
	const save = () => writeWhole(path, lines.map(print).join(""));
	// What a power cut left of a line would spoil the next.
	if (text !== "" && !text.endsWith("\n")) await save();
	return {
		async note({ n, hash }) {
			const last = lines.at(-1);
			if (last && last.n >= n) last.isCut = true;
			lines.push({ n, hash, isCut: false });
			if (lines.length <= 2 * kept && last?.isCut !== true)
				return append(path, print({ n, hash, isCut: false }));
			lines = [...lines.slice(0, -kept).filter(({ isCut }) => isCut), ...lines.slice(-kept)];
			await save();
		},
		// Of two lines with one number the first is what was there before the cut.
		noted: async () => lines.map(({ n, hash }) => ({ n, hash })).reverse(),
	};
}

function emptyWhenMissing(error: NodeJS.ErrnoException): string {
	if (error.code === "ENOENT") return "";
	throw error;
}

function parse(text: string): Line[] {
	return text.split("\n").flatMap((line) => {
		const [, n, hash, cut] = /^(\d+) ([0-9a-f]{64})( cut)?$/.exec(line) ?? [];
		// The last line may be a part, after a power cut.
		return n === undefined || hash === undefined ? [] : [{ n: Number(n), hash, isCut: cut !== undefined }];
	});
}

function print({ n, hash, isCut }: Line): string {
	return `${n} ${hash}${isCut ? " cut" : ""}\n`;
}

async function append(path: string, line: string): Promise<void> {
	const handle = await open(path, "a", 0o600);
	try {
		await handle.writeFile(line);
		await handle.sync();
	} finally {
		await handle.close();
	}
}
