import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { testDrivers } from "../../../db/testing/test-database.ts";
import { listAuditEvents } from "../audit/list-audit-events.ts";
import { listFileFacets } from "../files/file-facets.ts";
import { listFiles } from "../files/list-files.ts";
import { makeFile, makeRun, makeTransform } from "../testing/records.ts";
import { type TestWorld, testWorld } from "../testing/world.ts";
import { addTag } from "./add-tag.ts";
import { removeTag } from "./remove-tag.ts";
import { tagRecords } from "./tag-records.ts";

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

	it("has one value of a key on a record: another takes its place in one step, and says so", async () => {
		const { contributor: ctx } = world;
		const { uid } = await makeFile(ctx);
		const add = (tag: string) => addTag({ ctx, input: { kind: "file", uid, tag } });
		for (const [tag, then] of [
			["qc", ["qc"]],
			["batch=7", ["batch=7", "qc"]],
			[" qc = failed", ["batch=7", "qc=failed"]],
			["qc=passed", ["batch=7", "qc=passed"]],
			["qc=passed", ["batch=7", "qc=passed"]],
		] as const)
			expect((await add(tag)).tags).toEqual(then);
		const { items } = await listAuditEvents({
			ctx,
			input: { entityKind: "file", entityUid: uid, dir: "asc" },
		});
		expect(items.map(({ before, after }) => [before, after])).toEqual([
			[null, { tag: "qc" }],
			[null, { tag: "batch=7" }],
			[{ tag: "qc" }, { tag: "qc=failed" }],
			[{ tag: "qc=failed" }, { tag: "qc=passed" }],
		]);
		expect((await removeTag({ ctx, input: { kind: "file", uid, tag: "qc=failed" } })).tags).toEqual([
			"batch=7",
			"qc=passed",
		]);
		for (const tag of ["=x", "x=", "="]) await expect(add(tag)).rejects.toMatchObject({ code: "invalid" });
	});

	it("leaves one value where two are set at once", async () => {
		const { contributor: ctx } = world;
		const { uid } = await makeFile(ctx);
		await Promise.all(
			["qc=a", "qc=b", "qc=c"].map((tag) => addTag({ ctx, input: { kind: "file", uid, tag } })),
		);
		const { tags } = await addTag({ ctx, input: { kind: "file", uid, tag: "last" } });
		expect(tags).toEqual(["last", expect.stringMatching(/^qc=[abc]$/)]);
	});

	it("finds records by a pair, and by its key every value of it, and counts both", async () => {
		const ctx = await world.person("rosalind");
		const keys = ["k/none", "k/word", "k/passed", "k/failed"];
		const files = [];
		for (const key of keys) files.push(await makeFile(ctx, { key }));
		for (const [at, tag] of [
			[1, "state"],
			[2, "state=passed"],
			[3, "state=failed"],
		] as const)
			await addTag({ ctx, input: { kind: "file", uid: files[at]?.uid ?? "", tag } });
		const found = async (tag: string | string[]) =>
			(await listFiles({ ctx, input: { tag, sort: "key", dir: "asc" } })).items.map(({ key }) => key);
		expect(await found("state")).toEqual(["k/failed", "k/passed", "k/word"]);
		expect(await found("state=passed")).toEqual(["k/passed"]);
		expect(await found(["state=passed", "state=failed"])).toEqual(["k/failed", "k/passed"]);
		expect(await found("stat")).toEqual([]);
		const { facets } = await listFileFacets({ ctx, input: { of: ["tag"], find: "state" } });
		expect(facets[0]?.values.map(({ value, count }) => [value, count])).toEqual([
			["state", 3],
			["state=failed", 1],
			["state=passed", 1],
		]);
	});

	it("sets a value on many in one step, and says what it took the place of", async () => {
		const { contributor: ctx } = world;
		const uids: string[] = [];
		for (let i = 0; i < 3; i++) uids.push((await makeFile(ctx)).uid);
		const [a, b, c] = uids as [string, string, string];
		await addTag({ ctx, input: { kind: "file", uid: a, tag: "lane=1" } });
		await addTag({ ctx, input: { kind: "file", uid: b, tag: "lane=2" } });
		const changed = await tagRecords({ ctx, input: { kind: "file", uids, tag: "lane=2" } });
		expect(changed).toEqual({ uids: [a, c], replaced: { "lane=1": [a] } });
		const { items } = await listFiles({ ctx, input: { tag: "lane=2" } });
		expect(items.map(({ uid }) => uid).sort()).toEqual([...uids].sort());
	});

	it("answers not_found for a record that is not there", async () => {
		for (const kind of ["user", "transform", "run", "file"] as const) {
			await expect(
				addTag({ ctx: world.contributor, input: { kind, uid: "0000000000000000", tag: "x" } }),
			).rejects.toMatchObject({ code: "not_found" });
		}
	});
});
