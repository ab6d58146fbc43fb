import { sql } from "drizzle-orm";
import type { Database } from "../db/client.ts";
import { rows } from "../db/rows.ts";
import type { TestDriver } from "../db/testing/test-database.ts";
import type { ImpactInput } from "../lib/contracts/impact.ts";
import { createAdjacency } from "../lib/services/lineage/impact/adjacency.ts";
import { getImpact } from "../lib/services/lineage/impact/get-impact.ts";
import { unpackInts } from "../lib/services/lineage/impact/packed.ts";
import { type Bench, compare, type Measurement } from "./measure.ts";
import { driversHere, type Seeded, seeded, seededDatabases, seededFiles } from "./seed/databases.ts";

/** The most that is promised. Seeding it takes some minutes, so an embedded database gets fewer. */
const millionFiles = 1_000_000;

/** Neighbours by node: the run of row id n is node 2n + 1, the file 2n. */
interface Neighbours {
	offsets: Int32Array;
	targets: Int32Array;
}

/** All edges in one direction, as bare as can be walked. */
async function bareEdges(db: Database, direction: "up" | "down"): Promise<Neighbours> {
	const pairs = async (table: string) => {
		const [found] = await rows<{ packed: Uint8Array }>(
			db,
			sql`select string_agg(int4send(run_id::int) || int4send(file_id::int), ''::bytea) as packed
				from ${sql.raw(table)} where retracted_at is null`,
		);
		return unpackInts(found?.packed ?? null);
	};
	const [inputs, outputs] = [await pairs("run_inputs"), await pairs("run_outputs")];
	const edges: { from: number; to: number }[] = [];
	for (const values of [inputs, outputs]) {
		for (let at = 0; at < values.length; at += 2) {
			const [run, file] = [(values[at] ?? 0) * 2 + 1, (values[at + 1] ?? 0) * 2];
			const isForward = (values === outputs) === (direction === "down");
			edges.push(isForward ? { from: run, to: file } : { from: file, to: run });
		}
	}
	const last = edges.reduce((most, { from, to }) => Math.max(most, from, to), 0);
	const offsets = new Int32Array(last + 2);
	for (const { from } of edges) offsets[from + 1] = (offsets[from + 1] ?? 0) + 1;
	for (let node = 0; node <= last; node++)
		offsets[node + 1] = (offsets[node + 1] ?? 0) + (offsets[node] ?? 0);
	const next = offsets.slice();
	const targets = new Int32Array(edges.length);
	for (const { from, to } of edges) {
		const at = next[from] ?? 0;
		targets[at] = to;
		next[from] = at + 1;
	}
	return { offsets, targets };
}

/** Breadth-first over bare arrays: how many nodes there are, and nothing about any. */
function bareWalk({ offsets, targets }: Neighbours, starts: Iterable<number>): number {
	const seen = new Uint8Array(offsets.length);
	const queue = new Int32Array(offsets.length);
	let length = 0;
	for (const start of starts) {
		seen[start] = 1;
		queue[length++] = start;
	}
	for (let at = 0; at < length; at++) {
		const node = queue[at] ?? 0;
		for (let edge = offsets[node] ?? 0; edge < (offsets[node + 1] ?? 0); edge++) {
			const target = targets[edge] ?? 0;
			if (seen[target] === 1) continue;
			seen[target] = 1;
			queue[length++] = target;
		}
	}
	return length;
}

/** The longest time that nothing else could happen while this went on. */
async function longestFreeze(work: () => Promise<unknown>): Promise<number> {
	let [last, longest] = [performance.now(), 0];
	const tick = () => {
		const now = performance.now();
		longest = Math.max(longest, now - last);
		last = now;
	};
	const timer = setInterval(tick, 1);
	await work();
	tick();
	clearInterval(timer);
	return longest;
}

async function measure({ driver, ctx, sample }: Seeded, files: number): Promise<Measurement[]> {
	const found: Measurement[] = [];
	const adjacency = createAdjacency(ctx.db);
	const begin = performance.now();
	const loadFreeze = await longestFreeze(() => adjacency.now());
	const loadSeconds = (performance.now() - begin) / 1000;
	const megabytes = ((await adjacency.now())?.byteLength ?? 0) / 1e6;
	const load = `loaded in ${loadSeconds.toFixed(1)} s, freezing ${loadFreeze.toFixed(0)} ms at most, ${megabytes.toFixed(0)} MB`;
	const cases: { what: string; at: number; direction: "up" | "down" }[] = [
		{ what: "downstream of an early file", at: 0, direction: "down" },
		{ what: "downstream of a middle file", at: sample.length / 2, direction: "down" },
		{ what: "upstream of a late file", at: sample.length - 1, direction: "up" },
	];
	for (const { what, at, direction } of cases) {
		const uid = sample[at] ?? "";
		const input: ImpactInput = { focusKind: "file", focusUid: uid, direction };
		const bare = await bareEdges(ctx.db, direction);
		const [row] = await rows<{ id: string }>(ctx.db, sql`select id::text from files where uid = ${uid}`);
		const ask = () => getImpact({ ctx, input, adjacency });
		const { counts } = await ask();
		const walked = bareWalk(bare, [Number(row?.id) * 2]) - 1;
		if (walked !== counts.files + counts.runs) throw new Error(`${what}: ${walked} by hand`);
		found.push(
			await compare({
				bench: "impact",
				what: `${driver}, ${files / 1000}k files: ${what} (${walked / 1000}k records)`,
				rounds: 10,
				ours: ask,
				floor: () => bareWalk(bare, [Number(row?.id) * 2]),
				floorWhat: "walking bare arrays of the same edges, counting nothing",
				note: `freezing ${(await longestFreeze(ask)).toFixed(0)} ms at most; ${load}`,
			}),
		);
	}
	const bySql = createAdjacency(ctx.db, { maxBytes: 0 });
	const early: ImpactInput = { focusKind: "file", focusUid: sample[0] ?? "" };
	found.push(
		await compare({
			bench: "impact",
			what: `${driver}, ${files / 1000}k files: a person's all`,
			rounds: 5,
			ours: () => getImpact({ ctx, input: { focusKind: "user", focusUid: "admin" }, adjacency }),
			floor: () =>
				rows(
					ctx.db,
					sql`select (select count(*) from files where created_by = ${ctx.actor.uid}) +
						(select count(*) from runs where created_by = ${ctx.actor.uid}) as n`,
				),
			floorWhat: "counting their files and runs by SQL",
		}),
		await compare({
			bench: "impact",
			what: `${driver}, ${files / 1000}k files: an early file's downstream, by SQL`,
			rounds: 1,
			ours: () => getImpact({ ctx, input: early, adjacency: bySql }),
			floor: () => getImpact({ ctx, input: early, adjacency }),
			floorWhat: "the same from memory",
		}),
	);
	return found;
}

/** Everything downstream and upstream: at a million files where PostgreSQL is, at 100,000 embedded. */
export const impactBench: Bench = {
	name: "impact",
	async run() {
		const drivers: TestDriver[] = await driversHere();
		const found: Measurement[] = [];
		if (drivers.includes("postgres"))
			found.push(...(await measure(await seeded("postgres", millionFiles), millionFiles)));
		for (const each of await seededDatabases())
			if (each.driver === "pglite") found.push(...(await measure(each, seededFiles)));
		return found;
	},
};
