import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { testDrivers } from "../../../db/testing/test-database.ts";
import type { AuditFacetsInput, AuditListInput } from "../../contracts/audit.ts";
import { addTag } from "../tags/add-tag.ts";
import { type MadeRecord, makeFile } from "../testing/records.ts";
import { type TestWorld, testWorld } from "../testing/world.ts";
import { listAuditFacets } from "./audit-facets.ts";
import { listAuditEvents } from "./list-audit-events.ts";

describe.each(testDrivers)("audit events on %s", (driver) => {
	let world: TestWorld;
	let file: MadeRecord;
	beforeAll(async () => {
		world = await testWorld(driver);
		file = await makeFile(world.contributor, { key: "fastqs/100%_input.fastq.gz" });
		for (const tag of ["a", "b", "c", "d", "e"]) {
			await addTag({ ctx: world.contributor, input: { kind: "file", uid: file.uid, tag } });
		}
		await addTag({ ctx: { ...world.admin, via: "cli" }, input: { kind: "user", uid: "viewer", tag: "new" } });
	});
	afterAll(() => world.close());
	const list = async (input: AuditListInput) => listAuditEvents({ ctx: world.viewer, input });

	it("says who did what, through what, newest first", async () => {
		const { items, total } = await list({});
		expect(total).toBe(6);
		expect(items[0]).toMatchObject({
			actor: { handle: "admin" },
			via: "cli",
			action: "user.tag",
			entityKind: "user",
			entityLabel: "viewer",
			after: { tag: "new" },
			tokenName: null,
		});
		expect(items.map((event) => Date.parse(event.at))).not.toContain(Number.NaN);
	});

	it("filters by person, record, action, way and time", async () => {
		const count = async (input: AuditListInput) => (await list(input)).items.length;
		expect(await count({ actor: "contributor" })).toBe(5);
		expect(await count({ actor: "nobody" })).toBe(0);
		expect(await count({ entityKind: "file", entityUid: file.uid })).toBe(5);
		expect(await count({ action: "user.tag" })).toBe(1);
		expect(await count({ via: "cli" })).toBe(1);
		expect(await count({ actor: ["admin", "contributor", "nobody"] })).toBe(6);
		expect(await count({ action: ["user.tag", "file.untag"] })).toBe(1);
		expect(await count({ via: ["cli", "sdk"], entityKind: ["file", "run"] })).toBe(0);
		expect(await count({ after: "2100-01-01T00:00:00Z" })).toBe(0);
		expect(await count({ before: "2100-01-01T00:00:00Z" })).toBe(6);
	});

	it("counts what events can be filtered by, under the other filters", async () => {
		const counted = async (input: AuditFacetsInput, field: string) =>
			(await listAuditFacets({ ctx: world.viewer, input })).facets
				.find((each) => each.field === field)
				?.values.map(({ value, count }) => `${value} ${count}`);
		expect(await counted({}, "actor")).toEqual(["contributor 5", "admin 1"]);
		expect(await counted({}, "action")).toEqual(["file.tag 5", "user.tag 1"]);
		expect(await counted({}, "entityKind")).toEqual(["file 5", "user 1"]);
		const ways = await counted({ actor: "admin", via: "sdk" }, "via");
		expect(ways).toEqual(["cli 1"]);
		expect(await counted({ q: "100%_in" }, "actor")).toEqual(["contributor 5"]);
		await expect(
			listAuditFacets({ ctx: world.viewer, input: { of: ["colour"] } as unknown as AuditFacetsInput }),
		).rejects.toMatchObject({ code: "invalid" });
	});

	it("finds part of a label, wildcards taken as they are", async () => {
		expect((await list({ q: "100%_in" })).items).toHaveLength(5);
		expect((await list({ q: "fastqs_100" })).items).toHaveLength(0);
	});

	it("pages both ways without losing or repeating an event, several being of one moment", async () => {
		for (const dir of ["asc", "desc"] as const) {
			const seen: string[] = [];
			let cursor: string | null = null;
			do {
				const page = await list({ dir, limit: 2, ...(cursor ? { cursor } : {}) });
				seen.push(...page.items.map((event) => event.id));
				cursor = page.nextCursor;
			} while (cursor);
			expect(new Set(seen).size).toBe(6);
			expect(seen).toHaveLength(6);
		}
	});

	it("shows network addresses to admins only", async () => {
		expect((await list({})).items[0]?.address).toBeNull();
		expect((await listAuditEvents({ ctx: world.admin, input: {} })).items[0]?.address).toBe("127.0.0.1");
	});

	it("refuses an unknown filter and a cursor of another order", async () => {
		await expect(list({ colour: "red" } as AuditListInput)).rejects.toMatchObject({
			code: "invalid",
			field: "colour",
		});
		const { nextCursor } = await list({ limit: 1 });
		await expect(list({ dir: "asc", cursor: nextCursor ?? "" })).rejects.toMatchObject({ code: "invalid" });
	});
});
