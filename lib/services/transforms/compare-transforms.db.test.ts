import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { testDrivers } from "../../../db/testing/test-database.ts";
import { compareSource } from "../../preview/source/compare-source.ts";
import { type TestWorld, testWorld } from "../testing/world.ts";
import { compareTransforms } from "./compare-transforms.ts";
import { createTransform } from "./create-transform.ts";
import { getTransformWithVersions } from "./get-transform-with-versions.ts";

describe.each(testDrivers)("comparing transforms on %s", (driver) => {
	let world: TestWorld;
	beforeAll(async () => {
		world = await testWorld(driver);
	});
	afterAll(() => world.close());
	const save = async (key: string, source?: string, label?: string) =>
		(
			await createTransform({
				ctx: world.contributor,
				input: { key, ...(source === undefined ? {} : { source }), ...(label ? { label } : {}) },
			})
		).uid;
	const compare = (
		older: string,
		newer: string,
		by = compareSource as Parameters<typeof compareTransforms>[0]["compare"],
	) => compareTransforms({ ctx: world.viewer, input: { older, newer }, compare: by });

	it("says which lines changed from version to version, in the direction asked", async () => {
		const [one, two] = [await save("qc.py", "a\nb\n"), await save("qc.py", "a\nc\nd\n")];
		const forth = await compare(one, two);
		expect([forth.older.versionNo, forth.newer.versionNo]).toEqual([1, 2]);
		expect(forth).toMatchObject({ outcome: "changed", added: 2, removed: 1 });
		expect(await compare(two, one)).toMatchObject({ outcome: "changed", added: 1, removed: 2 });
		expect(await compare(one, one)).toMatchObject({ outcome: "same", parts: [], newer: { versionNo: 1 } });
		expect((await compare(one, two.slice(0, 12))).newer.versionNo).toBe(2);
	});

	it("does not ask for the text of code that is the same, and compares other families too", async () => {
		const [one, copy] = [await save("one.py", "same\n"), await save("copy.py", "same\n")];
		const unasked = () => Promise.reject(new Error("was asked"));
		expect(await compare(one, copy, unasked)).toMatchObject({ outcome: "same", newer: { key: "copy.py" } });
	});

	it("says why it cannot: no source, or too much of it", async () => {
		const [bare, one] = [await save("bare", undefined, "1.0"), await save("bare", "x", "1.1")];
		expect(await compare(bare, one)).toMatchObject({
			outcome: "unknown",
			reason: "1.0 was registered without source.",
		});
		const [two] = [await save("bare", "y", "1.2")];
		expect(await compare(one, two, async () => ({ kind: "none", reason: "took too long" }))).toMatchObject({
			outcome: "unknown",
			reason: "They are too large, or too different, to be compared.",
		});
		await expect(compare(one, "nothing")).rejects.toMatchObject({ code: "not_found" });
	});

	it("lists versions to choose among, newest first", async () => {
		const [one, two] = [await save("v.py", "1"), await save("v.py", "2")];
		const { transform, versions: refs } = await getTransformWithVersions({
			ctx: world.viewer,
			input: { uid: one },
		});
		expect(transform).toMatchObject({ uid: one, isLatest: false });
		expect(refs.map(({ versionNo, createdBy }) => [versionNo, createdBy])).toEqual([
			[2, "contributor"],
			[1, "contributor"],
		]);
		expect(refs[0]).toMatchObject({ uid: two, label: null });
	});
});
