import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { testDrivers } from "../../../db/testing/test-database.ts";
import { addRunInput } from "../runs/add-run-input.ts";
import { retractRunInput } from "../runs/retract-run-input.ts";
import { makeFile, makeInput, makeOutput, makeRun, makeTransform } from "../testing/records.ts";
import { type TestWorld, testWorld } from "../testing/world.ts";
import { archiveFiles } from "./archive-files.ts";
import { deleteFiles } from "./delete-files.ts";
import { getFile } from "./get-file.ts";
import { getSurroundings } from "./get-surroundings.ts";
import { saveText } from "./save-text.ts";

describe.each(testDrivers)("what lies about a file on %s", (driver) => {
	let world: TestWorld;
	beforeAll(async () => {
		world = await testWorld(driver);
	});
	afterAll(() => world.close());
	const save = async (text: string, key: string) => (await saveText(world.admin, text, { key })).file;
	const about = async (uid: string) => {
		const ctx = world.viewer;
		return getSurroundings({ ctx, file: await getFile({ ctx, input: { uid } }) });
	};

	it("counts the runs that read it, but for what was taken back", async () => {
		const ctx = world.contributor;
		const file = await makeFile(ctx, { key: "a.txt" });
		const transform = await makeTransform(ctx);
		const runs = [];
		for (let n = 0; n < 3; n++) {
			const run = await makeRun(ctx, transform);
			runs.push(run);
			await addRunInput({ ctx, input: { runUid: run.uid, fileUid: file.uid } });
		}
		await retractRunInput({
			ctx,
			input: { runUid: runs[0]?.uid ?? "", fileUid: file.uid, reason: "not read" },
		});
		expect(await about(file.uid)).toMatchObject({ readers: 2, madeFrom: { files: [], total: 0 } });
	});

	it("names what its run read, the first five in the order in which they were recorded", async () => {
		const ctx = world.contributor;
		const run = await makeRun(ctx, await makeTransform(ctx));
		const file = await makeFile(ctx, { key: "made.txt" });
		await makeOutput(ctx, run, file);
		for (let n = 6; n > 0; n--) await makeInput(ctx, run, await makeFile(ctx, { key: `read-${n}.txt` }));
		const { madeFrom } = await about(file.uid);
		expect(madeFrom.files.map(({ key }) => key)).toEqual([6, 5, 4, 3, 2].map((n) => `read-${n}.txt`));
		expect(madeFrom.files[0]).toMatchObject({ versionNo: 1, uid: expect.any(String) });
		expect(madeFrom.total).toBe(6);
	});

	it("names other keys and other versions of its bytes, archived ones too, and never itself", async () => {
		const one = await save("twins", "a.txt");
		await save("other", "a.txt");
		const three = await save("twins", "a.txt");
		const copy = await save("twins", "b/copy.txt");
		const deleted = await save("twins", "c/copy.txt");
		await archiveFiles({ ctx: world.admin, input: { uids: [copy.uid] } });
		await deleteFiles({ ctx: world.admin, input: { uids: [deleted.uid] } });
		const { sameContent } = await about(three.uid);
		expect(sameContent.files.map(({ uid }) => uid)).toEqual([copy.uid, one.uid]);
		expect(sameContent.total).toBe(2);
		expect((await about(deleted.uid)).sameContent.total).toBe(3);
		const alone = await save("alone", "d.txt");
		expect((await about(alone.uid)).sameContent).toEqual({ files: [], total: 0 });
	});
});
