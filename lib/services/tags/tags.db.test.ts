import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { testDrivers } from "../../../db/testing/test-database.ts";
import { listAuditEvents } from "../audit/list-audit-events.ts";
import { makeFile, makeRun, makeTransform } from "../testing/records.ts";
import { type TestWorld, testWorld } from "../testing/world.ts";
import { addTag } from "./add-tag.ts";
import { removeTag } from "./remove-tag.ts";

describe.each(testDrivers)("tags on %s", (driver) => {
	let world: TestWorld;
	beforeAll(async () => {
		world = await testWorld(driver);
	});
	afterAll(() => world.close());

	it("tags a user, a transform, a run and a file", async () => {
		const { contributor: ctx } = world;
		const transform = await makeTransform(ctx);
		const run = await makeRun(ctx, transform);
		const file = await makeFile(ctx);
		const subjects = [
			["user", world.admin.actor.uid],
			["transform", transform.uid],
			["run", run.uid],
			["file", file.uid],
		] as const;
		for (const [kind, uid] of subjects) {
			expect(await addTag({ ctx, input: { kind, uid, tag: "pilot" } })).toEqual({
				kind,
				uid,
				tags: ["pilot"],
			});
		}
	});

	it("adds once, however often asked, sorts, and audits what changed", async () => {
		const ctx = await world.person("barbara");
		const file = await makeFile(ctx, { key: "raw/a.csv" });
		const input = { kind: "file", uid: file.uid } as const;
		await addTag({ ctx, input: { ...input, tag: "qc" } });
		await addTag({ ctx, input: { ...input, tag: "qc" } });
		expect((await addTag({ ctx, input: { ...input, tag: "batch 7" } })).tags).toEqual(["batch 7", "qc"]);
		expect((await removeTag({ ctx, input: { ...input, tag: "qc" } })).tags).toEqual(["batch 7"]);
		expect((await removeTag({ ctx, input: { ...input, tag: "qc" } })).tags).toEqual(["batch 7"]);
		const { items } = await listAuditEvents({
			ctx,
			input: { entityKind: "file", entityUid: file.uid, dir: "asc" },
		});
		expect(items.map((event) => [event.action, event.before, event.after])).toEqual([
			["file.tag", null, { tag: "qc" }],
			["file.tag", null, { tag: "batch 7" }],
			["file.untag", { tag: "qc" }, null],
		]);
		expect(items[0]?.entityLabel).toBe("raw/a.csv");
	});

	it("takes a handle for a user and a family's uid for the latest version", async () => {
		const { contributor: ctx } = world;
		expect((await addTag({ ctx, input: { kind: "user", uid: "viewer", tag: "x" } })).uid).toBe(
			world.viewer.actor.uid,
		);
		await makeFile(ctx, { key: "two.txt" });
		const second = await makeFile(ctx, { key: "two.txt" });
		const family = second.uid.slice(0, 12);
		expect((await addTag({ ctx, input: { kind: "file", uid: family, tag: "x" } })).uid).toBe(second.uid);
	});

	it("lets a contributor tag what somebody else made", async () => {
		const file = await makeFile(world.admin);
		const view = await addTag({
			ctx: world.contributor,
			input: { kind: "file", uid: file.uid, tag: "seen" },
		});
		expect(view.tags).toEqual(["seen"]);
	});

	it("refuses a viewer", async () => {
		const file = await makeFile(world.admin);
		const args = { ctx: world.viewer, input: { kind: "file", uid: file.uid, tag: "x" } } as const;
		await expect(addTag(args)).rejects.toMatchObject({ code: "forbidden" });
		await expect(removeTag(args)).rejects.toMatchObject({ code: "forbidden" });
	});

	it("answers not_found for a record that is not there", async () => {
		for (const kind of ["user", "transform", "run", "file"] as const) {
			await expect(
				addTag({ ctx: world.contributor, input: { kind, uid: "0000000000000000", tag: "x" } }),
			).rejects.toMatchObject({ code: "not_found" });
		}
	});
});
