import { type SQL, sql } from "drizzle-orm";
import type { Database } from "../db/client.ts";
import { rows } from "../db/rows.ts";

interface Edge {
	run: string;
	file: string;
}

/** `= any($1)` of numbers that we made ourselves. */
const among = (ids: Iterable<string>): SQL => sql.raw(`any('{${[...ids].join(",")}}'::bigint[])`);

/**
 * The same answer by hand: breadth-first, a query for each layer and side, until the budget is spent; then what cards
 * show of the nodes, the edges between them, how many more there are, and which files are stale.
 */
export async function lineageByHand(
	db: Database,
	uid: string,
	{ depth, limit }: { depth: number; limit: number },
): Promise<number> {
	const [focus] = await rows<{ id: string }>(db, sql`select id::text as id from files where uid = ${uid}`);
	const seen = { files: new Set([focus?.id ?? ""]), runs: new Set<string>() };
	for (const side of ["up", "down"] as const) {
		let at: { kind: "files" | "runs"; ids: Set<string> } = { kind: "files", ids: new Set([focus?.id ?? ""]) };
		for (let step = 0; step < depth && at.ids.size > 0; step++) {
			const table = sql.raw((side === "up") === (at.kind === "files") ? "run_outputs" : "run_inputs");
			const from = sql.raw(at.kind === "files" ? "file_id" : "run_id");
			const found = await rows<Edge>(
				db,
				sql`select run_id::text as run, file_id::text as file from ${table}
					where ${from} = ${among(at.ids)} and retracted_at is null`,
			);
			const kind = at.kind === "files" ? "runs" : "files";
			const next = new Set(found.map((edge) => (kind === "runs" ? edge.run : edge.file)));
			for (const id of next) if (seen[kind].has(id)) next.delete(id);
			if (seen.files.size + seen.runs.size + next.size > limit) break;
			for (const id of next) seen[kind].add(id);
			at = { kind, ids: next };
		}
	}
	const cards = await rows(
		db,
		sql`select f.uid, ff.key, f.version_no, b.size_bytes, f.created_at, u.handle from files f
			join file_families ff on ff.id = f.family_id left join blobs b on b.id = f.blob_id
			join users u on u.id = f.created_by where f.id = ${among(seen.files)}`,
	);
	const bars = await rows(
		db,
		sql`select r.uid, r.name, r.status, r.started_at, r.finished_at, t.name as code, u.handle from runs r
			join transforms t on t.id = r.transform_id join users u on u.id = r.created_by
			where r.id = ${among(seen.runs)}`,
	);
	for (const table of ["run_inputs", "run_outputs"])
		await rows(
			db,
			sql`select run_id, file_id from ${sql.raw(table)}
				where run_id = ${among(seen.runs)} and file_id = ${among(seen.files)} and retracted_at is null`,
		);
	// What cards say of what is not shown: how many more edges there are on each side of a record.
	const beyond = (table: string, of: "file_id" | "run_id") => {
		const [own, other] = of === "file_id" ? [seen.files, seen.runs] : [seen.runs, seen.files];
		const there = sql.raw(of === "file_id" ? "run_id" : "file_id");
		return sql`select ${table}::text as side, ${sql.raw(of)} as id, count(*) as n from ${sql.raw(table)}
			where ${sql.raw(of)} = ${among(own)} and ${there} <> all(${sql.raw(`'{${[...other].join(",")}}'::bigint[]`)})
				and retracted_at is null group by 2`;
	};
	await rows(
		db,
		sql.join(
			[
				beyond("run_inputs", "file_id"),
				beyond("run_outputs", "file_id"),
				beyond("run_inputs", "run_id"),
				beyond("run_outputs", "run_id"),
			],
			sql` union all `,
		),
	);
	// Which files were made from what has a newer version by now.
	await rows(
		db,
		sql`select distinct o.file_id from run_outputs o
			join run_inputs i on i.run_id = o.run_id and i.retracted_at is null
			join files v on v.id = i.file_id join file_families k on k.id = v.family_id and k.latest_id <> v.id
			where o.file_id = ${among(seen.files)} and o.kind = 'created' and o.retracted_at is null`,
	);
	return cards.length + bars.length;
}
