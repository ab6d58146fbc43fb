import { type SQL, sql } from "drizzle-orm";
import { byIndexes } from "../../../db/by-indexes.ts";
import { rows } from "../../../db/rows.ts";
import { blobs, fileFamilies, files, runInputs, runs } from "../../../db/schema/index.ts";
import type { FileLink, FileSurroundings, FileView, SomeFiles } from "../../contracts/files.ts";
import type { Ctx } from "../ctx.ts";
import { countOf, countTo } from "../page.ts";
import { requireScope } from "../scope.ts";

/** So many of each are named. */
const named = 5;

/** What lies about a file: how many runs read it, what it was made from, and who has the same bytes. */
export async function getSurroundings({
	ctx,
	file,
}: {
	ctx: Ctx;
	file: FileView;
}): Promise<FileSurroundings> {
	requireScope(ctx, "read");
	const id = sql`(select id from ${files} where uid = ${file.uid})`;
	const asked = {
		readers: sql`(${countTo(sql`${runInputs} where file_id = ${id} and retracted_at is null`)})`,
		madeFrom: some(
			sql`${runInputs} e inner join ${files} f on f.id = e.file_id
				where e.run_id = (select id from ${runs} where uid = ${file.run?.uid ?? null}) and e.retracted_at is null`,
			sql`e.recorded_at, e.file_id`,
		),
		// Archived ones count; deleted ones are told by their tombstones.
		sameContent: some(
			sql`${blobs} b inner join ${files} f on f.blob_id = b.id
				where b.hash = ${file.hash} and f.type = ${file.type} and f.id <> ${id} and f.deleted_at is null`,
			sql`f.created_at desc, f.id desc`,
		),
	};
	const columns = Object.entries(asked).map(([name, value]) => sql`'${sql.raw(name)}', ${value}`);
	const [found] = await byIndexes(ctx.db, (db) =>
		rows<{ found: string }>(db, sql`select json_build_object(${sql.join(columns, sql`, `)})::text as found`),
	);
	if (!found) throw new Error("the database did not say what lies about a file");
	const { readers, madeFrom, sameContent } = JSON.parse(found.found) as Record<keyof typeof asked, never>;
	return { readers: countOf(readers), madeFrom: someFiles(madeFrom), sameContent: someFiles(sameContent) };
}

/** The first of some files `f`, and how many there are. */
function some(from: SQL, order: SQL): SQL {
	return sql`json_build_object('n', (${countTo(from)}), 'files', (
		select json_agg(json_build_object('uid', f.uid, 'key', k.key, 'versionNo', f.version_no) order by f.place)
		from (select f.*, row_number() over (order by ${order}) as place from ${from} order by ${order} limit ${named}) f
		inner join ${fileFamilies} k on k.id = f.family_id))`;
}

function someFiles({ n, files: first }: { n: number; files: FileLink[] | null }): SomeFiles {
	return { files: first ?? [], total: countOf(n) };
}
