import { chmod, mkdtemp, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { scriptOf } from "./script-of.ts";

let folder: string;
beforeAll(async () => {
	folder = await realpath(await mkdtemp(join(tmpdir(), "whence-script-")));
	await writeFile(join(folder, "clean.py"), "print(1)\n");
	await writeFile(join(folder, "tool"), "#!/usr/bin/env python3\nprint(1)\n");
	await chmod(join(folder, "tool"), 0o755);
	await writeFile(join(folder, "program"), Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 1]));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test.each([
	["python3.11 {}/clean.py in.csv", "clean.py"],
	["/usr/bin/python3 -u -W ignore {}/clean.py", "clean.py"],
	["{}/tool --fast", "tool"],
	["python3 -c {}/clean.py", null],
	["python3 -m clean {}/clean.py", null],
	["sh -ec {}/clean.py", null],
	["node --eval {}/clean.py", null],
	["sh {}/program", null],
	["{}/program", null],
	["{}/missing", null],
	["samtools sort {}/clean.py", null],
	["sh", null],
])("the script of %s", async (line, name) => {
	const command = line.split(" ").map((part) => part.replace("{}", folder));
	expect(await scriptOf(command)).toBe(name === null ? null : join(folder, name));
});
