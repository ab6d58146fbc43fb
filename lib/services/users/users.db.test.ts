import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { testDrivers } from "../../../db/testing/test-database.ts";
import { makeFile, makeRun, makeTransform } from "../testing/records.ts";
import { type TestWorld, testWorld } from "../testing/world.ts";
import { getMe } from "./get-me.ts";
import { getUser } from "./get-user.ts";
import { listUsers } from "./list-users.ts";

describe.each(testDrivers)("users on %s", (driver) => {
	let world: TestWorld;
	beforeAll(async () => {
		world = await testWorld(driver);
	});
	afterAll(() => world.close());

	it("gets a user by handle and by uid, with how much they made", async () => {
		const ctx = await world.person("ada");
		const transform = await makeTransform(ctx);
		await makeRun(ctx, transform);
		await makeRun(ctx, transform);
		await makeFile(ctx);
		const byHandle = await getUser({ ctx, input: { handle: "ada" } });
		expect(byHandle).toMatchObject({ handle: "ada", runCount: 2, fileCount: 1, transformCount: 1 });
		expect(await getUser({ ctx, input: { uid: byHandle.uid } })).toEqual(byHandle);
	});

	it("answers not_found for a stranger and invalid for no name at all", async () => {
		await expect(getUser({ ctx: world.viewer, input: { handle: "nobody" } })).rejects.toMatchObject({
			code: "not_found",
		});
		await expect(getUser({ ctx: world.viewer, input: {} })).rejects.toMatchObject({ code: "invalid" });
	});

	it("shows an e-mail address to its owner and to admins only", async () => {
		const input = { handle: "contributor" };
		expect((await getUser({ ctx: world.contributor, input })).email).toBe("contributor@example.org");
		expect((await getUser({ ctx: world.admin, input })).email).toBe("contributor@example.org");
		expect((await getUser({ ctx: world.viewer, input })).email).toBeNull();
	});

	it("pages through all users by every order without losing or repeating one", async () => {
		for (const sort of ["createdAt", "handle", "name"] as const) {
			const seen: string[] = [];
			let cursor: string | null = null;
			do {
				const page = await listUsers({
					ctx: world.viewer,
					input: { sort, dir: "asc", limit: 2, ...(cursor ? { cursor } : {}) },
				});
				seen.push(...page.items.map((user) => user.handle));
				cursor = page.nextCursor;
				expect(page.total).toBe(4);
			} while (cursor);
			expect([...seen].sort()).toEqual(["ada", "admin", "contributor", "viewer"]);
		}
	});

	it("finds users by part of handle or name, and takes LIKE's wildcards as they are", async () => {
		const find = async (q: string) =>
			(await listUsers({ ctx: world.viewer, input: { q } })).items.map((user) => user.handle);
		expect(await find("tribut")).toEqual(["contributor"]);
		expect(await find("%")).toEqual([]);
		expect(await find("_")).toEqual([]);
	});

	it("says who is asking, and with what power", async () => {
		const me = await getMe({
			ctx: { ...world.contributor, scope: "read", token: { id: "t", name: "laptop" } },
		});
		expect(me).toMatchObject({ user: { handle: "contributor" }, scope: "read", tokenName: "laptop" });
		expect(me.instance.name).toBe("test");
	});

	it("never lets a token do more than its owner's role allows today", async () => {
		const me = await getMe({ ctx: { ...world.viewer, scope: "admin", token: { id: "t", name: "old" } } });
		expect(me.scope).toBe("read");
	});
});
