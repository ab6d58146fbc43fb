import { and, eq, sql } from "drizzle-orm";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Database } from "../../../../db/client.ts";
import { runInputs, runOutputs, runs } from "../../../../db/schema/index.ts";
import { testDrivers } from "../../../../db/testing/test-database.ts";
import type { Ctx } from "../../ctx.ts";
import { type ImpactWorld, impactWorld, steps } from "../../testing/impact-world.ts";
import { type MadeRecord, makeFile, makeInput, makeRun, makeTransform } from "../../testing/records.ts";
import type { TestWorld } from "../../testing/world.ts";
import { type Adjacency, createAdjacency } from "./adjacency.ts";
import { getImpact } from "./get-impact.ts";

/** An edge that a random test writes, by places in its lists. */
interface FlowPlan {
	run: number;
	file: number;
	isInput: boolean;
}

describe.each(testDrivers)("lineage in memory on %s", (driver) => {
	let world: TestWorld;
	let ctx: Ctx;
	let db: Database;
	let file: ImpactWorld["file"];
	let memory: Adjacency;
	let bySql: Adjacency;
	let impact: ImpactWorld["impact"];
	beforeAll(async () => {
		({ world, ctx, file, memory, bySql, impact } = await impactWorld(driver));
		db = ctx.db;
	});
	afterAll(() => world.close());

	it("shares one load between first questions, and tries again after one that failed", async () => {
		let loads = 0;
		let isBroken = true;
		const counting = new Proxy(db, {
			get: (target, name) => {
				if (name !== "execute") return Reflect.get(target, name);
				return (query: Parameters<Database["execute"]>[0]) => {
					const text = JSON.stringify(query, (_key, value) => (value?.table ? undefined : value));
					if (text.includes("max(id)")) loads++;
					if (isBroken) throw new Error("down");
					return target.execute(query);
				};
			},
		});
		const adjacency = createAdjacency(counting);
		await expect(adjacency.now()).rejects.toThrow("down");
		isBroken = false;
		loads = 0;
		const answers = await Promise.all([adjacency.now(), adjacency.now(), adjacency.now()]);
		expect(answers.every((answer) => answer !== null)).toBe(true);
		expect(loads).toBe(1);
	});

	it("leaves to SQL what is too large for memory", async () => {
		const { byteLength } = (await createAdjacency(db).now()) ?? { byteLength: 0 };
		expect(byteLength).toBeGreaterThan(0);
		expect(await createAdjacency(db, { maxBytes: byteLength }).now()).toMatchObject({ byteLength });
		expect(await createAdjacency(db, { maxBytes: byteLength - 1 }).now()).toBeNull();
	});

	it.runIf(driver === "postgres")("sees what a transaction wrote when it commits, however late", async () => {
		const focus = await makeFile(ctx, { key: "open.txt" });
		const [early, later] = [
			await makeRun(ctx, file("notebook"), { name: "early" }),
			await makeRun(ctx, file("notebook"), { name: "later" }),
		];
		const ask = () => impact({ focusKind: "file", focusUid: focus.uid });
		expect(steps(await ask())).toEqual([]);
		await db.transaction(async (tx) => {
			await makeInput({ ...ctx, db: tx }, early, focus);
			// Another connection commits later transactions first.
			await makeInput(ctx, later, focus);
			expect(steps(await ask())).toEqual(["1 later"]);
			expect(steps(await ask())).toEqual(["1 later"]);
		});
		expect(steps(await ask())).toEqual(["1 early", "1 later"]);
		await db.transaction(async (tx) => {
			const retracted = { retractedAt: new Date(), retractedBy: ctx.actor.uid, retractedReason: "wrong" };
			await tx.update(runInputs).set(retracted).where(eq(runInputs.runId, early.id));
			expect(steps(await ask())).toEqual(["1 early", "1 later"]);
		});
		expect(steps(await ask())).toEqual(["1 later"]);
	});

	describe("while others write", () => {
		const records = { files: [] as MadeRecord[], runs: [] as MadeRecord[] };
		beforeAll(async () => {
			for (let index = 0; index < 8; index++) {
				records.files.push(await makeFile(ctx, { key: `busy-${index}.txt` }));
				records.runs.push(await makeRun(ctx, file("notebook"), { name: `busy ${index}` }));
			}
		});
		const at = fc.integer({ min: 0, max: 7 });
		const edge = fc.record({ run: at, file: at, isInput: fc.boolean() });
		const uidsBy = async (adjacency: Adjacency, name: MadeRecord, direction: "up" | "down") => {
			const input = { focusKind: "file", focusUid: name.uid, direction, limit: 200 } as const;
			const { items } = await getImpact({ ctx: world.viewer, input, adjacency });
			return items.map(({ uid, depth }) => `${uid} ${depth}`);
		};

		/** Adds or takes back an edge in a transaction of its own that takes its time. */
		async function write({ run, file: index, isInput }: FlowPlan, isAdded: boolean): Promise<void> {
			const [theRun, theFile] = [records.runs[run], records.files[index]];
			if (!theRun || !theFile) throw new Error("no record");
			const table = isInput ? runInputs : runOutputs;
			await db.transaction(async (tx) => {
				await tx.execute(sql`select pg_current_xact_id()`);
				const values = { runId: theRun.id, fileId: theFile.id, recordedBy: ctx.actor.uid };
				if (isAdded) {
					const back = { retractedAt: null, retractedBy: null, retractedReason: null };
					const target = [table.runId, table.fileId];
					if (isInput)
						await tx
							.insert(runInputs)
							.values({ ...values, origin: "tracked" })
							.onConflictDoUpdate({ target, set: back });
					else
						await tx
							.insert(runOutputs)
							.values({ ...values, origin: "tracked", kind: "recreated" })
							.onConflictDoUpdate({ target, set: back });
				} else {
					const away = { retractedAt: new Date(), retractedBy: ctx.actor.uid, retractedReason: "wrong" };
					await tx
						.update(table)
						.set(away)
						.where(and(eq(table.runId, theRun.id), eq(table.fileId, theFile.id)));
				}
				// Long enough for others to begin later and end earlier.
				for (let turn = 0; turn < (run % 4) * 6; turn++) await tx.execute(sql`select 1`);
			});
		}

		it("says no less than SQL just before, no more than SQL just after, and the same once they are done", async () => {
			const reachedBy = async (adjacency: Adjacency, focus: MadeRecord) =>
				new Set((await uidsBy(adjacency, focus, "down")).map((line) => line.split(" ")[0]));
			await fc.assert(
				fc.asyncProperty(fc.array(edge, { minLength: 4, maxLength: 24 }), at, async (plan, index) => {
					const focus = records.files[index];
					if (!focus) throw new Error("no file");
					for (const isAdded of [true, false]) {
						// A few at once, so that there are connections left to ask.
						const writers = [0, 1, 2, 3].map(async (writer) => {
							for (const [index, each] of plan.entries())
								if (index % 4 === writer) await write(each, isAdded);
						});
						const writing = Promise.all(writers);
						for (let round = 0; round < 4; round++) {
							const before = await reachedBy(bySql, focus);
							const now = await reachedBy(memory, focus);
							const after = await reachedBy(bySql, focus);
							// What is only added can only grow; what is only taken back only shrink.
							const [least, most] = isAdded ? [before, after] : [after, before];
							expect([...least].filter((uid) => !now.has(uid))).toEqual([]);
							expect([...now].filter((uid) => !most.has(uid))).toEqual([]);
						}
						await writing;
						for (const direction of ["up", "down"] as const)
							expect(await uidsBy(memory, focus, direction)).toEqual(await uidsBy(bySql, focus, direction));
					}
				}),
				{ numRuns: 8 },
			);
		});
	});

	describe("with much", () => {
		/** So many runs in one statement; the id of the first. */
		async function insertRuns(count: number): Promise<number> {
			const code = await makeTransform(ctx, { key: `much-${count}` });
			await db.execute(sql`insert into runs (uid, transform_id, status, started_at, finished_at, created_by)
				select substr(md5(${`run of ${count}: `}::text || i), 1, 16), ${code.id}, 'completed', now(), now(), ${ctx.actor.uid}
				from generate_series(1, ${count}) i`);
			const made = await db.query.runs.findFirst({
				columns: { id: true },
				where: eq(runs.transformId, code.id),
				orderBy: runs.id,
			});
			return made?.id ?? 0;
		}
		/** So many files in two statements; the id of the first. */
		async function insertFiles(prefix: string, count: number): Promise<number> {
			await db.execute(sql`insert into file_families (uid, storage_id, key, suffix, created_by)
				select substr(md5(${prefix}::text || i), 1, 12), (select min(id) from storages), ${prefix} || i || '.x', '.x', ${ctx.actor.uid}
				from generate_series(1, ${count}) i`);
			await db.execute(sql`insert into files (uid, family_id, version_no, type, created_by)
				select uid || '0000', id, 1, 'stream', ${ctx.actor.uid} from file_families
				where starts_with(key, ${prefix}) order by id`);
			const made = await db.query.files.findFirst({
				columns: { id: true },
				where: (table) =>
					sql`${table.familyId} = (select min(id) from file_families where starts_with(key, ${prefix}))`,
			});
			return made?.id ?? 0;
		}

		it("walks a chain of 100,000 steps", async () => {
			const half = 50_000;
			const [firstRun, firstFile] = [await insertRuns(half), await insertFiles("chain", half + 1)];
			await db.execute(sql`insert into run_inputs (run_id, file_id, recorded_by, origin)
				select ${firstRun} + i, ${firstFile} + i, ${ctx.actor.uid}, 'tracked' from generate_series(0, ${half - 1}) i`);
			await db.execute(sql`insert into run_outputs (run_id, file_id, recorded_by, origin, kind)
				select ${firstRun} + i, ${firstFile} + i + 1, ${ctx.actor.uid}, 'tracked', 'created'
				from generate_series(0, ${half - 1}) i`);
			const first = await db.query.files.findFirst({ where: (table) => eq(table.id, firstFile) });
			const view = await impact({ focusKind: "file", focusUid: first?.uid ?? "" });
			expect(view.counts).toMatchObject({ files: half, runs: half, transforms: 1 });
			const last = await db.query.files.findFirst({ where: (table) => eq(table.id, firstFile + half) });
			const input = { focusKind: "file", focusUid: last?.uid ?? "", direction: "up" } as const;
			const back = await getImpact({ ctx, input, adjacency: memory });
			expect(back.counts).toMatchObject({ files: half, runs: half });
		});

		it.runIf(driver === "postgres")(
			"leaves to SQL what a transaction that stays open would have it read again",
			async () => {
				const much = 100_001;
				const [hub, firstRun] = [await makeFile(ctx, { key: "held.txt" }), await insertRuns(much)];
				const adjacency = createAdjacency(db);
				expect(await adjacency.now()).not.toBeNull();
				await db.transaction(async (tx) => {
					await tx.execute(sql`select pg_current_xact_id()`);
					await db.execute(sql`insert into run_inputs (run_id, file_id, recorded_by, origin)
					select ${firstRun} + i, ${hub.id}, ${ctx.actor.uid}, 'tracked' from generate_series(0, ${much - 1}) i`);
					expect(await adjacency.now()).toBeNull();
					const input = { focusKind: "file", focusUid: hub.uid } as const;
					expect((await getImpact({ ctx, input, adjacency })).counts.runs).toBe(much);
				});
			},
		);

		it("walks through a hub of 10,000", async () => {
			const hub = await makeFile(ctx, { key: "hub.txt" });
			const firstRun = await insertRuns(10_000);
			await db.execute(sql`insert into run_inputs (run_id, file_id, recorded_by, origin)
				select ${firstRun} + i, ${hub.id}, ${ctx.actor.uid}, 'tracked' from generate_series(0, 9999) i`);
			const view = await impact({ focusKind: "file", focusUid: hub.uid });
			expect(view.counts).toMatchObject({ files: 0, runs: 10_000 });
			const { uid } = (await db.query.runs.findFirst({ where: eq(runs.id, firstRun + 500) })) ?? { uid: "" };
			const run = await impact({ focusKind: "run", focusUid: uid, direction: "up" });
			expect(steps(run)).toEqual(["1 hub.txt"]);
		});
	});
});
