import { glob, isDynamicPattern } from "tinyglobby";
import { isThere } from "../is-there.ts";

/** The names that a person gave, each glob as the files that it stands for: none, one or many, in their order. */
export async function namesOf(given: readonly string[]): Promise<string[]> {
	const names: string[] = [];
	for (const name of given) {
		// A file may be called as a glob is written.
		const isGlob = isDynamicPattern(name) && !(await isThere(name));
		const found = isGlob ? (await glob(name, { expandDirectories: false, dot: false })).sort() : [name];
		if (isGlob && found.length === 0) process.stderr.write(`whence: no file is called like ${name}\n`);
		for (const each of found) if (!names.includes(each)) names.push(each);
	}
	return names;
}
