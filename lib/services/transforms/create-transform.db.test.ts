import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { testDrivers } from "../../../db/testing/test-database.ts";
import { createRun } from "../runs/create-run.ts";
import { type TestWorld, testWorld } from "../testing/world.ts";
import { createTransform } from "./create-transform.ts";
import { getTransform } from "./get-transform.ts";
import { getTransformSource } from "./get-transform-source.ts";
import { listTransforms } from "./list-transforms.ts";
import { moveTransform } from "./move-transform.ts";
import { updateTransform } from "./update-transform.ts";

describe.each(testDrivers)("transforms on %s", (driver) => {
	let world: TestWorld;
	beforeAll(async () => {
		world = await testWorld(driver);
	});
	afterAll(() => world.close());

	it("gives the same source the same version, and a changed source the next", async () => {
		const ctx = world.contributor;
		const base = { project: "lab/qc", key: "qc.ipynb", type: "notebook" as const };
		const first = await createTransform({ ctx, input: { ...base, source: "1" } });
		const same = await createTransform({ ctx, input: { ...base, source: "1" } });
		const next = await createTransform({ ctx, input: { ...base, source: "2" } });
		expect(same.uid).toBe(first.uid);
		expect([next.versionNo, next.familyUid, next.isLatest]).toEqual([2, first.familyUid, true]);
		const back = await createTransform({ ctx, input: { ...base, source: "1" } });
		expect(back.uid).toBe(first.uid);
		expect((await getTransformSource({ ctx, input: { uid: next.uid } })).source).toBe("2");
	});

	it("keeps a notebook's version when only its outputs changed: its hash covers cell sources only", async () => {
		const ctx = world.contributor;
		const base = { key: "cells.ipynb", type: "notebook" as const, sourceHash: "a".repeat(64) };
		const first = await createTransform({ ctx, input: { ...base, source: '{"outputs":[]}' } });
		const second = await createTransform({ ctx, input: { ...base, source: '{"outputs":[1]}' } });
		expect(second.uid).toBe(first.uid);
	});

	it("returns the pipeline that key and label name, and refuses other source under the same label", async () => {
		const ctx = world.contributor;
		const base = { key: "Cell Ranger", label: "7.2.0" };
		const first = await createTransform({ ctx, input: base });
		expect(await createTransform({ ctx, input: base })).toMatchObject({ uid: first.uid, version: "7.2.0" });
		const filled = await createTransform({ ctx, input: { ...base, source: "cellranger count" } });
		expect(filled.uid).toBe(first.uid);
		expect(filled.sourceHash).not.toBeNull();
		const other = createTransform({ ctx, input: { ...base, source: "rm -rf" } });
		await expect(other).rejects.toMatchObject({ code: "conflict" });
		await expect(other).rejects.toThrow(filled.sourceHash ?? "");
		const next = await createTransform({
			ctx,
			input: { ...base, label: "7.3.0", source: "cellranger multi" },
		});
		expect(next.versionNo).toBe(2);
	});

	it("keeps the family when a transform is moved", async () => {
		const ctx = world.contributor;
		const made = await createTransform({ ctx, input: { key: "old.ts", type: "script", source: "x" } });
		const moved = await moveTransform({ ctx, input: { from: "old.ts", to: "new.ts" } });
		expect(moved).toMatchObject({ uid: made.uid, key: "new.ts" });
		await expect(moveTransform({ ctx, input: { from: "old.ts", to: "x.ts" } })).rejects.toMatchObject({
			code: "not_found",
		});
	});

	it("refuses an edit of a revision that somebody else has changed", async () => {
		const ctx = world.contributor;
		const made = await createTransform({ ctx, input: { key: "edited" } });
		const renamed = await updateTransform({ ctx, input: { uid: made.uid, revision: 1, name: "Edited" } });
		expect(renamed).toMatchObject({ name: "Edited", revision: 2 });
		const late = updateTransform({ ctx, input: { uid: made.uid, revision: 1, name: "Other" } });
		await expect(late).rejects.toMatchObject({ code: "conflict", field: "revision" });
	});

	it("pages by keyset: every row exactly once, in each order", async () => {
		const ctx = world.contributor;
		for (let i = 0; i < 7; i++)
			await createTransform({ ctx, input: { key: `page/${i}`, name: `p${i % 3}` } });
		for (const sort of ["createdAt", "name", "key"] as const) {
			for (const dir of ["asc", "desc"] as const) {
				const seen: string[] = [];
				let cursor: string | undefined;
				do {
					const page = await listTransforms({
						ctx,
						input: { q: "page/", sort, dir, limit: 3, ...(cursor ? { cursor } : {}) },
					});
					expect(page.total).toBe(7);
					seen.push(...page.items.map(({ key }) => key));
					cursor = page.nextCursor ?? undefined;
				} while (cursor);
				expect([...seen].sort()).toEqual(Array.from({ length: 7 }, (_, i) => `page/${i}`));
			}
		}
	});

	it("finds by part of a name, and takes % and _ for themselves", async () => {
		const ctx = world.contributor;
		const found = await listTransforms({ ctx, input: { q: "cell rang" } });
		expect(found.items.map(({ name }) => name)).toEqual(["Cell Ranger"]);
		expect((await listTransforms({ ctx, input: { q: "%" } })).items).toEqual([]);
	});

	it("refuses unknown fields and cursors of another order", async () => {
		const ctx = world.contributor;
		const input = JSON.parse('{"nope":1}');
		await expect(listTransforms({ ctx, input })).rejects.toMatchObject({ code: "invalid", field: "nope" });
		const page = await listTransforms({ ctx, input: { limit: 1 } });
		const other = listTransforms({ ctx, input: { sort: "name", cursor: page.nextCursor ?? "" } });
		await expect(other).rejects.toMatchObject({ code: "invalid", field: "cursor" });
	});

	it("counts its runs and tells the last one's status", async () => {
		const ctx = world.contributor;
		const made = await createTransform({ ctx, input: { key: "counted" } });
		await createRun({ ctx, input: { transformUid: made.uid } });
		expect(await getTransform({ ctx, input: { uid: made.uid } })).toMatchObject({
			runCount: 1,
			lastRunStatus: "running",
		});
	});

	it("refuses a viewer", async () => {
		const ctx = world.viewer;
		const uid = (await createTransform({ ctx: world.contributor, input: { key: "seen" } })).uid;
		for (const write of [
			createTransform({ ctx, input: { key: "no" } }),
			updateTransform({ ctx, input: { uid, name: "no" } }),
			moveTransform({ ctx, input: { from: "seen", to: "no" } }),
		]) {
			await expect(write).rejects.toMatchObject({ code: "forbidden" });
		}
	});
});
