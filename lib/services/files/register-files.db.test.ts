import { createHash } from "node:crypto";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { testDrivers } from "../../../db/testing/test-database.ts";
import { watchQueries } from "../../../db/testing/watch-queries.ts";
import { listAuditEvents } from "../audit/list-audit-events.ts";
import type { Ctx } from "../ctx.ts";
import { addRunInput } from "../runs/add-run-input.ts";
import { uploadBlob } from "../storages/upload-blob.ts";
import { startRun } from "../testing/save.ts";
import { type TestWorld, testWorld } from "../testing/world.ts";
import { archiveFiles } from "./archive-files.ts";
import { deleteFiles } from "./delete-files.ts";
import { listFiles } from "./list-files.ts";
import { registerFile } from "./register-file.ts";
import { registerFiles } from "./register-files.ts";
import { saveText } from "./save-text.ts";

const contentOf = (text: string) => {
	const bytes = Buffer.from(text);
	const hash = createHash("sha256").update(bytes).digest("hex");
	return { kind: "blob" as const, hash, sizeBytes: bytes.length };
};

const upload = async (ctx: Ctx, text: string) => {
	const { hash, sizeBytes } = contentOf(text);
	await uploadBlob({ ctx, input: { hash, sizeBytes, body: new Blob([text]).stream() } });
};

describe.each(testDrivers)("saving many files at once on %s", (driver) => {
	let world: TestWorld;
	let ctx: Ctx;
	beforeAll(async () => {
		world = await testWorld(driver);
		ctx = world.contributor;
		for (const text of ["x", "y", "z"]) await upload(ctx, text);
	});
	afterAll(() => world.close());

	it("says of each what saving it alone says, whatever was there before", async () => {
		const one = fc.record({
			key: fc.constantFrom("a", "b", "c", "d"),
			text: fc.constantFrom("x", "y", "z"),
		});
		const batch = fc.uniqueArray(one, { selector: ({ key }) => key, minLength: 1 });
		const between = fc.option(fc.constantFrom("archive", "delete", "read"), { nil: undefined });
		let times = 0;
		await fc.assert(
			fc.asyncProperty(
				fc.array(fc.record({ batch, between }), { minLength: 1, maxLength: 4 }),
				async (steps) => {
					times++;
					const outcomes: Record<string, object[]> = { together: [], alone: [] };
					for (const way of ["together", "alone"] as const) {
						for (const { batch, between } of steps) {
							const { run } = await startRun(ctx);
							const items = batch.map(({ key, text }) => ({
								key: `${times} ${way} ${key}`,
								content: contentOf(text),
							}));
							// What happens to the first of them before it is saved again.
							const key = items[0]?.key ?? "";
							const [there] = (await listFiles({ ctx, input: { key } })).items;
							if (there && between === "archive") await archiveFiles({ ctx, input: { uids: [there.uid] } });
							if (there && between === "delete") await deleteFiles({ ctx, input: { uids: [there.uid] } });
							if (there && between === "read")
								await addRunInput({ ctx, input: { runUid: run.uid, fileUid: there.uid } });
							const saved =
								way === "together"
									? (await registerFiles({ ctx, input: { items, runUid: run.uid } })).items
									: await Promise.all(
											items.map(async (item) => {
												const input = { ...item, runUid: run.uid };
												const { file, outcome, edge } = await registerFile({ ctx, input });
												return { versionNo: file.versionNo, hash: file.hash, outcome, edge };
											}),
										);
							outcomes[way]?.push(
								...saved.map(({ versionNo, hash, outcome, edge }) => ({ versionNo, hash, outcome, edge })),
							);
						}
					}
					expect(outcomes["together"]).toEqual(outcomes["alone"]);
				},
			),
			{ numRuns: 5 },
		);
	});

	it("takes as many statements for many as for a few", async () => {
		const { run } = await startRun(ctx);
		const count = async (name: string, files: number) => {
			const items = Array.from({ length: files }, (_, i) => ({
				key: `${name}/${i}`,
				content: contentOf("x"),
			}));
			const input = { items, runUid: run.uid };
			const { queries } = await watchQueries(ctx.db, () => registerFiles({ ctx, input }));
			return queries.length;
		};
		expect(await count("many", 300)).toBe(await count("few", 2));
		// Again, as what is there already.
		expect(await count("many", 300)).toBe(await count("few", 2));
		const events = await listAuditEvents({
			ctx: world.admin,
			input: { action: "file.register", q: "many/", limit: 500 },
		});
		expect(events.items.filter(({ entityLabel }) => entityLabel.startsWith("many/"))).toHaveLength(300);
	});

	it("saves all or none, and says which could not be", async () => {
		const items = [
			{ key: "none/a", content: contentOf("x") },
			{ key: "none/b", content: contentOf("never sent") },
		];
		await expect(registerFiles({ ctx, input: { items } })).rejects.toMatchObject({
			code: "invalid",
			field: "items.1.content.hash",
		});
		const twice = [
			{ key: "none/a", content: contentOf("x") },
			{ key: "none/a", content: contentOf("y") },
		];
		await expect(registerFiles({ ctx, input: { items: twice } })).rejects.toMatchObject({
			code: "invalid",
			field: "items.1.key",
		});
		await saveText(ctx, "x", { key: "taken.txt", runUid: (await startRun(ctx, "other")).run.uid });
		const named = [
			{ key: "none/a", content: contentOf("x") },
			{ name: "taken.txt", content: contentOf("y") },
		];
		await expect(registerFiles({ ctx, input: { items: named } })).rejects.toMatchObject({ code: "conflict" });
		const unknown = { items: [{ key: "none/a", content: contentOf("x") }], runUid: "nothing" };
		await expect(registerFiles({ ctx, input: unknown })).rejects.toMatchObject({ code: "not_found" });
		expect((await listFiles({ ctx, input: { keyPrefix: "none/" } })).items).toEqual([]);
	});

	it("registers files in place, and content that two of them share", async () => {
		const folder = join(world.root, "in place");
		await mkdir(folder, { recursive: true });
		const paths = Array.from({ length: 40 }, (_, i) => join(folder, `${i}.txt`));
		for (const [i, path] of paths.entries()) await writeFile(path, `content ${i % 7}`);
		const items = paths.map((path) => ({ content: { kind: "path" as const, path } }));
		const saved = await registerFiles({ ctx, input: { items } });
		expect(saved.items.map(({ key }) => key)).toEqual(paths.map((_, i) => `in place/${i}.txt`));
		expect(new Set(saved.items.map(({ hash }) => hash)).size).toBe(7);
	});

	it("lets two who save the same keys in other orders both finish", async () => {
		const items = Array.from({ length: 60 }, (_, i) => ({ key: `both/${i}`, content: contentOf("x") }));
		const [first, second] = await Promise.all([
			registerFiles({ ctx, input: { items } }),
			registerFiles({ ctx: world.admin, input: { items: [...items].reverse() } }),
		]);
		expect(first.items.map(({ uid }) => uid)).toEqual(second.items.map(({ uid }) => uid).reverse());
	});

	it("refuses a viewer", async () => {
		const items = [{ key: "no", content: contentOf("x") }];
		await expect(registerFiles({ ctx: world.viewer, input: { items } })).rejects.toMatchObject({
			code: "forbidden",
		});
	});
});
