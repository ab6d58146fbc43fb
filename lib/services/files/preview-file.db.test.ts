import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { testDrivers } from "../../../db/testing/test-database.ts";
import type { PreviewJob } from "../../contracts/previews.ts";
import { parsePreview } from "../../preview/parse-preview.ts";
import { type TestWorld, testWorld } from "../testing/world.ts";
import { deleteFiles } from "./delete-files.ts";
import { previewFile } from "./preview-file.ts";
import { registerFile } from "./register-file.ts";
import { saveText } from "./save-text.ts";

describe.each(testDrivers)("the preview of a file on %s", (driver) => {
	let world: TestWorld;
	beforeAll(async () => {
		world = await testWorld(driver);
	});
	afterAll(() => world.close());
	const preview = (uid: string, parse = parsePreview) =>
		previewFile({ ctx: world.viewer, input: { uid }, parse });

	it("shows its content, and reads no more of it than the beginning", async () => {
		const small = await saveText(world.admin, "a,b\n1,2\n", { key: "small.csv" });
		expect(await preview(small.file.uid)).toMatchObject({
			kind: "tables",
			format: "CSV",
			tables: [{ rows: [["1", "2"]] }],
		});
		const large = await saveText(world.admin, "x".repeat(1 << 20), { key: "large.txt" });
		const jobs: PreviewJob[] = [];
		const shown = await preview(large.file.uid, async (job) => {
			jobs.push(job);
			return parsePreview(job);
		});
		expect(jobs.map(({ source, name }) => ["path" in source && source.path, name])).toEqual([
			[large.file.path, "large.txt"],
		]);
		expect(shown).toMatchObject({ kind: "text", extent: "First 65,536 characters", isWhole: false });
	});

	it("says when bytes were deleted, changed on disk; lists a folder", async () => {
		const deleted = await saveText(world.admin, "gone", { key: "gone.txt" });
		await deleteFiles({ ctx: world.admin, input: { uids: [deleted.file.uid] } });
		expect(await preview(deleted.file.uid)).toEqual({
			kind: "none",
			reason: "The bytes were deleted; what is known about them stays.",
		});

		await writeFile(join(world.root, "here.txt"), "as it was");
		const here = await registerFile({
			ctx: world.admin,
			input: { content: { kind: "path", path: join(world.root, "here.txt") } },
		});
		await writeFile(join(world.root, "here.txt"), "something else");
		expect(await preview(here.file.uid)).toMatchObject({
			kind: "none",
			reason: expect.stringContaining("no longer holds"),
		});
		await rm(join(world.root, "here.txt"));
		expect(await preview(here.file.uid)).toMatchObject({ kind: "none" });

		await mkdir(join(world.root, "many"));
		await writeFile(join(world.root, "many", "one.txt"), "1");
		const folder = await registerFile({
			ctx: world.admin,
			input: { type: "folder", content: { kind: "path", path: join(world.root, "many") } },
		});
		expect(await preview(folder.file.uid)).toMatchObject({
			kind: "tables",
			format: "Folder",
			tables: [{ rows: [["one.txt", "1"]], note: null }],
		});
		await writeFile(join(world.root, "many", "two.txt"), "22");
		expect(await preview(folder.file.uid)).toMatchObject({
			tables: [
				{
					rows: [
						["one.txt", "1"],
						["two.txt", "2"],
					],
					note: expect.stringContaining("differs"),
				},
			],
		});
	});

	it("of no file is not found", async () => {
		await expect(preview("nothing")).rejects.toMatchObject({ code: "not_found" });
	});
});
