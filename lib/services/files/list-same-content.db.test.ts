import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { testDrivers } from "../../../db/testing/test-database.ts";
import { type TestWorld, testWorld } from "../testing/world.ts";
import { archiveFiles } from "./archive-files.ts";
import { listSameContent } from "./list-same-content.ts";
import { saveText } from "./save-text.ts";

describe.each(testDrivers)("the same content elsewhere on %s", (driver) => {
	let world: TestWorld;
	beforeAll(async () => {
		world = await testWorld(driver);
	});
	afterAll(() => world.close());
	const save = async (text: string, key: string) => (await saveText(world.admin, text, { key })).file;

	it("names other keys and other versions, archived ones too, and never the file itself", async () => {
		const one = await save("twins", "a.txt");
		await save("other", "a.txt");
		const three = await save("twins", "a.txt");
		const copy = await save("twins", "b/copy.txt");
		await archiveFiles({ ctx: world.admin, input: { uids: [copy.uid] } });
		const found = await listSameContent({ ctx: world.viewer, input: { uid: three.uid } });
		expect(new Set(found.items.map(({ uid }) => uid))).toEqual(new Set([one.uid, copy.uid]));
		expect(found.total).toBe(2);
		const alone = await save("alone", "c.txt");
		expect(await listSameContent({ ctx: world.viewer, input: { uid: alone.uid } })).toEqual({
			items: [],
			total: 0,
		});
	});

	it("of no file is not found", async () => {
		await expect(listSameContent({ ctx: world.viewer, input: { uid: "nothing" } })).rejects.toMatchObject({
			code: "not_found",
		});
	});
});
