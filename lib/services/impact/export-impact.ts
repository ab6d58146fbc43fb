import { sql } from "drizzle-orm";
import { rows } from "../../../db/rows.ts";
import { ImpactInput } from "../../contracts/impact.ts";
import type { Ctx } from "../ctx.ts";
import { fileViews } from "../files/view.ts";
import { parseInput } from "../parse-input.ts";
import { runViews } from "../runs/view.ts";
import { requireScope } from "../scope.ts";
import { reachFrom } from "./reach.ts";

/** A file or run of the list, as a row of a table. */
export interface ImpactRow {
	kind: "file" | "run";
	uid: string;
	/** A file's key, a run's name. */
	name: string;
	version: string;
	status: string;
	transform: string;
	person: string;
	createdAt: string;
}

/** Views are loaded so many at a time. */
const chunkSize = 500;

/**
 * Everything up- or downstream of a record, files before runs, newest first: which records these are is fixed by one
 * statement at the beginning, what is said of them is loaded chunk by chunk.
 *
 * @throws WhenceError `not_found` when there is no such record, before the first row.
 */
export async function exportImpact({
	ctx,
	input,
}: {
	ctx: Ctx;
	input: ImpactInput;
}): Promise<AsyncGenerator<ImpactRow>> {
	requireScope(ctx, "read");
	const { cte } = await reachFrom(ctx.db, parseInput(ImpactInput, input));
	const found = await rows<{ is_file: boolean; id: string | number }>(
		ctx.db,
		sql`${cte} select is_file, id from found order by is_file desc, id desc`,
	);
	const idsOf = (isFile: boolean) =>
		found.filter((row) => row.is_file === isFile).map(({ id }) => Number(id));
	return exportRows(ctx, idsOf(true), idsOf(false));
}

async function* exportRows(
	ctx: Ctx,
	fileIds: readonly number[],
	runIds: readonly number[],
): AsyncGenerator<ImpactRow> {
	for (let from = 0; from < fileIds.length; from += chunkSize) {
		for (const file of await fileViews(ctx.db, fileIds.slice(from, from + chunkSize)))
			yield {
				kind: "file",
				uid: file.uid,
				name: file.key,
				version: String(file.versionNo),
				status: file.deletedAt ? "deleted" : file.archivedAt ? "archived" : "",
				transform: file.transform?.name ?? "",
				person: file.createdBy.handle,
				createdAt: file.createdAt,
			};
	}
	for (let from = 0; from < runIds.length; from += chunkSize) {
		for (const run of await runViews(ctx.db, runIds.slice(from, from + chunkSize)))
			yield {
				kind: "run",
				uid: run.uid,
				name: run.name ?? "",
				version: run.transform.version,
				status: run.status,
				transform: run.transform.name,
				person: run.createdBy.handle,
				createdAt: run.createdAt,
			};
	}
}
