import { afterAll, beforeAll, expect, test } from "vitest";
import { saveText } from "../lib/services/files/save-text.ts";
import { type TestWorld, testWorld } from "../lib/services/testing/world.ts";
import { sizeHint } from "./size-hint.ts";

let world: TestWorld;
beforeAll(async () => {
	world = await testWorld();
});
afterAll(() => world.close());

test("an embedded database that has grown large says how to move to PostgreSQL", async () => {
	for (const key of ["a", "b", "c"]) await saveText(world.contributor, key, { key });
	expect(await sizeHint(world.admin.db)).toBeNull();
	expect(await sizeHint(world.admin.db, 2)).toMatch(/holds 3 files.*whence backup.*DATABASE_URL/);
});
