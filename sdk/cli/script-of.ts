import { open, realpath } from "node:fs/promises";
import { basename } from "node:path";

/** What runs the code of a file that it is given. */
const runners = /^((ba|da|z|k|fi)?sh|python[\d.]*|Rscript|perl|ruby|node|tsx|deno|bun|julia|lua|php)$/;
/** The code is in the call itself, or in a module that only they find. */
const inline = /^(-[a-z]*[cem]|--eval|--print|-p)$/;
const mostBytes = 20_000_000;

/**
 * The script that a command runs: what an interpreter is given (`python clean.py in.csv`), or the command itself where it
 * begins with `#!`. Null for a program, and for code in the call.
 */
export async function scriptOf([program = "", ...given]: readonly string[]): Promise<string | null> {
	if (!runners.test(basename(program))) {
		return program.includes("/") && (await beginning(program))?.startsWith("#!") ? realpath(program) : null;
	}
	for (const argument of given) {
		if (inline.test(argument)) return null;
		if (argument.startsWith("-")) continue;
		// An option's own value comes before the script: it names no file that has text.
		if ((await beginning(argument)) !== null) return realpath(argument);
	}
	return null;
}

/** The first characters of a file of text; null for whatever else. */
async function beginning(path: string): Promise<string | null> {
	const file = await open(path).catch(() => null);
	try {
		const stats = await file?.stat();
		if (!file || !stats?.isFile() || stats.size > mostBytes) return null;
		const { buffer, bytesRead } = await file.read(Buffer.alloc(4096), 0, 4096, 0);
		const text = buffer.toString("utf8", 0, bytesRead);
		return text.includes("\0") ? null : text;
	} finally {
		await file?.close();
	}
}
