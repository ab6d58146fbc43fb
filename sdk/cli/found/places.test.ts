import { expect, test } from "vitest";
import { places } from "./places.ts";

test("files count below the roots, called from the first that has them, unless something is hidden", () => {
	const keyOf = places(["/work", "/data/store"]);
	const keys: [string, string | null][] = [
		["/work/a.txt", "a.txt"],
		["/work/deep/a b.txt", "deep/a b.txt"],
		["/data/store/x.bam", "x.bam"],
		["/work", null],
		["/workshop/a.txt", null],
		["/etc/passwd", null],
		["/work/.git/HEAD", null],
		["/work/..data", null],
		["/work/node_modules/x/index.js", null],
		["/work/pkg/__pycache__/x.pyc", null],
		["/data/store/.whence/blobs/ab/cd", null],
	];
	for (const [path, key] of keys) expect(keyOf(path), path).toBe(key);
});

test("all of the disk is no place to look for files", () => {
	expect(places(["/", "/data"])("/usr/lib/x.so")).toBeNull();
	expect(places(["/", "/data"])("/data/x")).toBe("x");
});
