import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { testDrivers } from "../../../db/testing/test-database.ts";
import { listAuditEvents } from "../audit/list-audit-events.ts";
import { type TestWorld, testWorld } from "../testing/world.ts";
import { createSavedView } from "./create-saved-view.ts";
import { deleteSavedView } from "./delete-saved-view.ts";
import { listSavedViews } from "./list-saved-views.ts";
import { updateSavedView } from "./update-saved-view.ts";

describe.each(testDrivers)("saved views on %s", (driver) => {
	let world: TestWorld;
	beforeAll(async () => {
		world = await testWorld(driver);
	});
	afterAll(() => world.close());
	const bams = { registry: "files", name: "BAMs", query: "suffix=.bam&pages=abc&peek=x" } as const;

	it("keeps what the address asks, not where in it one was; only its owner sees it until it is shared", async () => {
		const ctx = await world.person("ada");
		const view = await createSavedView({ ctx, input: bams });
		expect(view).toMatchObject({ name: "BAMs", query: "suffix=.bam", isShared: false, isDefault: false });
		const seen = async () => (await listSavedViews({ ctx: world.viewer, input: {} })).map(({ uid }) => uid);
		expect(await listSavedViews({ ctx, input: { registry: "files" } })).toEqual([view]);
		expect(await listSavedViews({ ctx, input: { registry: "runs" } })).toEqual([]);
		expect(await seen()).not.toContain(view.uid);
		await updateSavedView({ ctx, input: { uid: view.uid, isShared: true } });
		expect(await seen()).toContain(view.uid);
	});

	it("has one to begin with in each registry: the last that was chosen", async () => {
		const ctx = await world.person("barbara");
		const first = await createSavedView({ ctx, input: { ...bams, isDefault: true } });
		const second = await createSavedView({ ctx, input: { ...bams, name: "Others", isDefault: true } });
		await createSavedView({ ctx, input: { ...bams, registry: "runs", isDefault: true } });
		const defaults = async () =>
			(await listSavedViews({ ctx, input: { registry: "files" } }))
				.filter(({ isDefault }) => isDefault)
				.map(({ uid }) => uid);
		expect(await defaults()).toEqual([second.uid]);
		await updateSavedView({ ctx, input: { uid: first.uid, isDefault: true } });
		expect(await defaults()).toEqual([first.uid]);
	});

	it("is renamed, set up anew and deleted, and the audit tells all of it", async () => {
		const ctx = await world.person("carol");
		const { uid } = await createSavedView({ ctx, input: bams });
		await updateSavedView({ ctx, input: { uid, name: "Alignments", query: "?suffix=.cram", revision: 1 } });
		await expect(updateSavedView({ ctx, input: { uid, name: "x", revision: 1 } })).rejects.toMatchObject({
			code: "conflict",
		});
		expect(await deleteSavedView({ ctx, input: { uid } })).toMatchObject({
			name: "Alignments",
			query: "suffix=.cram",
		});
		await expect(deleteSavedView({ ctx, input: { uid } })).rejects.toMatchObject({ code: "not_found" });
		const { items } = await listAuditEvents({
			ctx,
			input: { entityUid: uid, entityKind: "view", dir: "asc" },
		});
		expect(items.map(({ action, entityLabel }) => [action, entityLabel])).toEqual([
			["view.create", "BAMs"],
			["view.update", "Alignments"],
			["view.delete", "Alignments"],
		]);
	});

	it("refuses a second one of a name, and changes by others; what is not shared is not even there", async () => {
		const ctx = await world.person("dora");
		const { uid } = await createSavedView({ ctx, input: bams });
		await expect(createSavedView({ ctx, input: bams })).rejects.toMatchObject({ code: "conflict" });
		const other = { ctx: world.contributor, input: { uid, name: "mine now" } };
		await expect(updateSavedView(other)).rejects.toMatchObject({ code: "not_found" });
		await updateSavedView({ ctx, input: { uid, isShared: true } });
		await expect(updateSavedView(other)).rejects.toMatchObject({ code: "forbidden" });
		const asDefault = { uid, isDefault: true };
		await expect(updateSavedView({ ctx: world.admin, input: asDefault })).rejects.toMatchObject({
			code: "forbidden",
		});
		expect(await updateSavedView({ ...other, ctx: world.admin })).toMatchObject({ name: "mine now" });
	});

	it("refuses a viewer", async () => {
		const ctx = world.viewer;
		await expect(createSavedView({ ctx, input: bams })).rejects.toMatchObject({ code: "forbidden" });
		await expect(updateSavedView({ ctx, input: { uid: "x" } })).rejects.toMatchObject({ code: "forbidden" });
		await expect(deleteSavedView({ ctx, input: { uid: "x" } })).rejects.toMatchObject({ code: "forbidden" });
	});
});
