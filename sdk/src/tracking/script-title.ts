/** The heading in a script's first comment (`# Track data lineage` in a block, or after `//`), where it has one. */
export function scriptTitle(source: string): string | null {
	const comment = /^(?:\uFEFF?#!.*\n)?\s*(\/\*[\s\S]*?\*\/|(?:\/\/.*\n?)+)/.exec(source)?.[1] ?? "";
	return /^[\s/*]*# +(.+?)(?:\*\/)?$/m.exec(comment)?.[1]?.trim() || null;
}
