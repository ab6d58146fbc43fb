import { expect, test } from "vitest";
import { places } from "./places.ts";

test("files count below the roots, called from the first that has them, unless something is hidden", () => {
	const keyOf = places(["/home/ada", "/data/store"]);
	const keys: [string, string | null][] = [
		["/home/ada/a.txt", "a.txt"],
		["/home/ada/deep/a b.txt", "deep/a b.txt"],
		["/data/store/x.bam", "x.bam"],
		["/home/ada", null],
		["/home/adam/a.txt", null],
		["/etc/passwd", null],
		["/home/ada/.git/HEAD", null],
		["/home/ada/..data", null],
		["/home/ada/node_modules/x/index.js", null],
		["/home/ada/pkg/__pycache__/x.pyc", null],
		["/data/store/.whence/blobs/ab/cd", null],
	];
	for (const [path, key] of keys) expect(keyOf(path), path).toBe(key);
});

test("all of the disk is no place to look for files", () => {
	expect(places(["/", "/data"])("/usr/lib/x.so")).toBeNull();
	expect(places(["/", "/data"])("/data/x")).toBe("x");
});
