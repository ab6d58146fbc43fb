import { mkdir, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { testDrivers } from "../../../db/testing/test-database.ts";
import { compareContent } from "../../preview/compare-content.ts";
import { type TestWorld, testWorld } from "../testing/world.ts";
import { compareFiles } from "./compare-files.ts";
import { deleteFiles } from "./delete-files.ts";
import { registerFile } from "./register-file.ts";
import { saveText } from "./save-text.ts";

describe.each(testDrivers)("comparing files on %s", (driver) => {
	let world: TestWorld;
	beforeAll(async () => {
		world = await testWorld(driver);
	});
	afterAll(() => world.close());
	const compare = async (older: string, newer: string) =>
		(await compareFiles({ ctx: world.viewer, input: { older, newer }, compare: compareContent })).comparison;
	const save = async (text: string) => (await saveText(world.admin, text, { key: "t.csv" })).file.uid;

	it("says what changed from version to version, and that a revert is the same", async () => {
		const [one, two] = [await save("a,b\n1,2\n"), await save("a,b,c\n1,2,3\n")];
		const three = await save("a,b\n1,2\n");
		expect(await compare(one, two)).toMatchObject({
			kind: "content",
			table: { columnsAdded: ["c"] },
			added: 2,
		});
		expect(await compare(one, three)).toEqual({ kind: "same" });
		await deleteFiles({ ctx: world.admin, input: { uids: [two] } });
		expect(await compare(one, two)).toEqual({ kind: "none", reason: "The bytes of v2 were deleted." });
	});

	it("names the paths of folders that were added, removed and changed", async () => {
		const folder = async (name: string, files: Record<string, string>) => {
			await mkdir(join(world.root, name));
			for (const [path, text] of Object.entries(files)) await writeFile(join(world.root, name, path), text);
			const content = { kind: "path" as const, path: join(world.root, name) };
			return (await registerFile({ ctx: world.admin, input: { type: "folder", key: name, content } })).file
				.uid;
		};
		const one = await folder("f1", { "a.txt": "1", "b.txt": "same", "c.txt": "x" });
		const two = await folder("f2", { "a.txt": "2", "b.txt": "same", "d.txt": "y" });
		expect(await compare(one, two)).toEqual({
			kind: "folder",
			added: ["d.txt"],
			removed: ["c.txt"],
			changed: ["a.txt"],
			counts: { added: 1, removed: 1, changed: 1, same: 1 },
			note: null,
		});
		await rename(join(world.root, "f1"), join(world.root, "elsewhere"));
		expect(await compare(one, two)).toMatchObject({ kind: "none", reason: expect.stringContaining("older") });
		expect(await compare(await save("text"), two)).toMatchObject({ kind: "none" });
	});

	it("of no file is not found", async () => {
		await expect(compare("nothing", "nothing")).rejects.toMatchObject({ code: "not_found" });
	});
});
