/** What a line of a trace says, as far as files are concerned. Paths are as the process gave them, unless absolute. */
export type TraceLine = { at: number } & (
	| { did: "opened"; path: string; isRead: boolean; isWritten: boolean }
	| { did: "renamed"; from: string; to: string }
	| { did: "linked"; from: string; to: string }
	| { did: "moved"; to: string }
	| { did: "began"; pid: number }
);

/** What one line tells: where the process stood, if the line says so, and what it did. */
export interface ParsedLine {
	/** Its working folder when it asked. */
	cwd: string | null;
	line: TraceLine | null;
}

const quoted = /"((?:[^"\\]|\\.)*)"/g;
const shape = /^(\d+\.\d+) (\w+)\((.*)\)\s+= (\d+)(?:<((?:[^>\\]|\\.)*)>)?/;
const standsAt = /AT_FDCWD<((?:[^>\\]|\\.)*)>/;

/**
 * Reads a line that `strace -y -ttt` wrote. Calls that failed say where the process stood at most, as does what is not about files.
 *
 * @see https://man7.org/linux/man-pages/man1/strace.1.html
 */
export function parseTraceLine(text: string): ParsedLine {
	const [, time, call = "", given = "", result = "", opened] = shape.exec(text) ?? [];
	const folder = standsAt.exec(text)?.[1];
	const cwd = folder === undefined ? null : unescaped(folder);
	if (time === undefined) return { cwd, line: null };
	const at = Number(time);
	return { cwd, line: lineOf({ at, call, given, result, opened }) };
}

interface Call {
	/** Seconds since 1970. */
	at: number;
	call: string;
	given: string;
	result: string;
	/** The path that a descriptor stands for. */
	opened: string | undefined;
}

function lineOf({ at, call, given, result, opened }: Call): TraceLine | null {
	switch (call) {
		case "open":
		case "openat":
		case "openat2":
		case "creat":
			return opened === undefined
				? null
				: { at, did: "opened", path: unescaped(opened), ...modeOf(call, given) };
		case "rename":
		case "renameat":
		case "renameat2":
			return { at, did: "renamed", ...fromTo(given) };
		case "link":
		case "linkat":
			return { at, did: "linked", ...fromTo(given) };
		case "chdir":
			return { at, did: "moved", to: strings(given)[0] ?? "" };
		case "fchdir":
			return { at, did: "moved", to: unescaped(/<((?:[^>\\]|\\.)*)>/.exec(given)?.[1] ?? "") };
		case "clone":
		case "clone3":
		case "fork":
		case "vfork":
			return { at, did: "began", pid: Number(result) };
		default:
			return null;
	}
}

function modeOf(call: string, given: string): { isRead: boolean; isWritten: boolean } {
	if (call === "creat") return { isRead: false, isWritten: true };
	// Names may hold anything, as "O_RDWR".
	const flags = given.replace(quoted, "").replace(/<(?:[^>\\]|\\.)*>/g, "");
	if (/\bO_(PATH|DIRECTORY)\b/.test(flags)) return { isRead: false, isWritten: false };
	const isBoth = /\bO_RDWR\b/.test(flags);
	// What was emptied, or was not there, cannot be read.
	const isNew = /\bO_(TRUNC|EXCL|TMPFILE)\b/.test(flags);
	return {
		isRead: (isBoth && !isNew) || /\bO_RDONLY\b/.test(flags),
		isWritten: isBoth || /\bO_WRONLY\b/.test(flags),
	};
}

/** `renameat(3</a>, "b", AT_FDCWD</c>, "d")`: each name in the folder that is said before it, if one is. */
function fromTo(given: string): { from: string; to: string } {
	const [from = "", to = ""] = [...given.matchAll(/(?:<((?:[^>\\]|\\.)*)>, )?"((?:[^"\\]|\\.)*)"/g)].map(
		([, folder, name = ""]) =>
			folder === undefined || name.startsWith("/")
				? unescaped(name)
				: `${unescaped(folder)}/${unescaped(name)}`,
	);
	return { from, to };
}

function strings(given: string): string[] {
	return [...given.matchAll(quoted)].map(([, text = ""]) => unescaped(text));
}

const named: Record<string, number> = { n: 10, t: 9, r: 13, f: 12, v: 11, a: 7, b: 8 };

/** C's escapes stand for bytes, and those for UTF-8. */
function unescaped(text: string): string {
	if (!text.includes("\\")) return text;
	const bytes: number[] = [];
	for (const [part] of text.matchAll(/\\[0-7]{1,3}|\\x[0-9a-f]{2}|\\.|[^\\]+/gs)) {
		const rest = part.slice(1);
		if (!part.startsWith("\\")) bytes.push(...Buffer.from(part));
		else if (/^[0-7]/.test(rest)) bytes.push(Number.parseInt(rest, 8));
		else if (/^x./.test(rest)) bytes.push(Number.parseInt(rest.slice(1), 16));
		else bytes.push(named[rest] ?? rest.charCodeAt(0));
	}
	return Buffer.from(bytes).toString("utf8");
}
