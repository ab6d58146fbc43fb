import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { testDrivers } from "../../../db/testing/test-database.ts";
import { addRunInput } from "../runs/add-run-input.ts";
import { makeFile, makeRun, makeTransform } from "../testing/records.ts";
import { type TestWorld, testWorld } from "../testing/world.ts";
import { countFileReaders } from "./count-file-readers.ts";

describe.each(testDrivers)("readers of a file on %s", (driver) => {
	let world: TestWorld;
	beforeAll(async () => {
		world = await testWorld(driver);
	});
	afterAll(() => world.close());

	it("counts the runs that read it, of an unknown uid none", async () => {
		const ctx = world.contributor;
		const file = await makeFile(ctx, { key: "a.txt" });
		const transform = await makeTransform(ctx);
		for (let n = 0; n < 2; n++) {
			const run = await makeRun(ctx, transform);
			await addRunInput({ ctx, input: { runUid: run.uid, fileUid: file.uid } });
		}
		const count = (uid: string) => countFileReaders({ ctx: world.viewer, input: { uid } });
		expect(await count(file.uid)).toBe(2);
		expect(await count("0000000000000000")).toBe(0);
	});
});
