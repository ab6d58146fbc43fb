import { sql } from "drizzle-orm";
import type { Database } from "../db/client.ts";
import { rows } from "../db/rows.ts";
import { watchQueries } from "../db/testing/watch-queries.ts";
import type { Ctx } from "../lib/services/ctx.ts";
import { searchAll } from "../lib/services/search/search-all.ts";
import { searchSources } from "../lib/services/search/search-sources.ts";
import { type Bench, type Measurement, measurement, percentile } from "./measure.ts";
import { driversHere, seeded } from "./seed/databases.ts";

/** With their runs, code and people a million names. */
const usualFiles = 670_000;
const rounds = 5;

/** What people type, letter by letter where it is typed, and the slips they make. */
const typed: Record<string, readonly string[]> = {
	"as you type": [..."kidney matrix"].map((_, at, all) => all.slice(0, at + 1).join("")),
	"words of names": [
		"liver counts",
		"brain",
		"heart counts 1234",
		"project_12/liver",
		"genome ref",
		".fastq.gz",
	],
	"one file or run": ["0012345", "reads-lung-7", "kidney_matrix_00", "heart77"],
	typos: ["kidny", "kidny matrx", "lvier", "refernce genome", "protien"],
	"nothing there": ["qqqqzzzz", "nothing at all here", "xylophone"],
};

/** The least that answers "exact or prefix, of each kind": one query by hand, each arm by its index. */
async function byHand(db: Database, q: string): Promise<number> {
	const arm = (table: string, column: string) => sql`(select id from ${sql.raw(table)}
		where lower(${sql.raw(column)}) like lower(${`${q.replaceAll(/[%_\\]/g, "\\$&")}%`}) limit 8)`;
	const found = await rows(
		db,
		sql.join(
			[
				arm("file_families", "key"),
				arm("file_families", "substring(key from '[^/]*$')"),
				arm("transforms", "name"),
				arm("transform_families", "key"),
				arm("runs", "name"),
			],
			sql` union all `,
		),
	);
	return found.length;
}

async function measure(what: string, ctx: Ctx, queries: readonly string[]): Promise<Measurement> {
	const times: { ours: number[]; floor: number[] } = { ours: [], floor: [] };
	let most = 0;
	for (let round = -1; round < rounds; round++)
		for (const q of queries) {
			let begin = performance.now();
			await byHand(ctx.db, q);
			if (round >= 0) times.floor.push(performance.now() - begin);
			begin = performance.now();
			const { queries } = await watchQueries(ctx.db, () => searchAll({ ctx, input: { q } }));
			if (round >= 0) times.ours.push(performance.now() - begin);
			most = Math.max(most, queries.length);
		}
	return measurement({
		bench: "search",
		what,
		...times,
		floorWhat: "hand-written SQL: exact and prefix alone",
		unit: "ms",
		note: `${queries.length} queries, each ${rounds} times; at most ${most} statements each; slowest ${percentile(times.ours, 1).toFixed(0)} ms`,
	});
}

async function measureCode(what: string, ctx: Ctx): Promise<Measurement> {
	const times: { ours: number[]; floor: number[] } = { ours: [], floor: [] };
	for (let round = -1; round < rounds; round++)
		for (const q of ["kidney_matrix", "read_genome(12)", "liver heart brain", "absent_word"]) {
			let begin = performance.now();
			await rows(
				ctx.db,
				sql`select hash, content from sources where left(content, 200000) ilike ${`%${q.replaceAll("_", "\\_")}%`} limit 20`,
			);
			if (round >= 0) times.floor.push(performance.now() - begin);
			begin = performance.now();
			await searchSources({ ctx, input: { q } });
			if (round >= 0) times.ours.push(performance.now() - begin);
		}
	return measurement({
		bench: "search",
		what,
		...times,
		floorWhat: "hand-written SQL: the sources alone",
		unit: "ms",
	});
}

/** The search over everything, as people type, at a million names on PostgreSQL. */
export const searchBench: Bench = {
	name: "search",
	async run({ files = usualFiles }) {
		const [driver = "pglite"] = await driversHere();
		// In WebAssembly a tenth is filled in the time of the whole.
		const many = driver === "postgres" ? files : Math.ceil(files / 10);
		const { ctx } = await seeded(driver, many);
		const found: Measurement[] = [];
		const label = (what: string) => `${driver}, ${many.toLocaleString("en")} files: ${what}`;
		for (const [what, queries] of Object.entries(typed)) found.push(await measure(label(what), ctx, queries));
		found.push(await measure(label("all of these"), ctx, Object.values(typed).flat()));
		found.push(await measureCode(label("code"), ctx));
		return found;
	},
};
