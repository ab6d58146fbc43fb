import { and, eq, type SQL, sql } from "drizzle-orm";
import { rows } from "../../../db/rows.ts";
import { files, runs } from "../../../db/schema/index.ts";
import type { Page } from "../../contracts/common.ts";
import type { FileView } from "../../contracts/files.ts";
import { ImpactListInput } from "../../contracts/impact.ts";
import type { RunView } from "../../contracts/runs.ts";
import type { Ctx } from "../ctx.ts";
import { fileViews } from "../files/view.ts";
import { afterCursor, countCap, cutPage, type Keyset, orderBy, pageSize } from "../page.ts";
import { parseInput } from "../parse-input.ts";
import { runViews } from "../runs/view.ts";
import { requireScope } from "../scope.ts";
import { reachFrom } from "./reach.ts";

interface Args {
	ctx: Ctx;
	input: ImpactListInput;
}

/**
 * The files up- or downstream of a record, newest first, in pages.
 *
 * @throws WhenceError `not_found` when there is no such record.
 */
export async function listImpactFiles(args: Args): Promise<Page<FileView>> {
	const { ids, ...page } = await listIds(args, "file");
	return { items: await fileViews(args.ctx.db, ids), ...page };
}

/**
 * The runs up- or downstream of a record, newest first, in pages.
 *
 * @throws WhenceError `not_found` when there is no such record.
 */
export async function listImpactRuns(args: Args): Promise<Page<RunView>> {
	const { ids, ...page } = await listIds(args, "run");
	return { items: await runViews(args.ctx.db, ids), ...page };
}

async function listIds({ ctx, input }: Args, kind: "file" | "run") {
	requireScope(ctx, "read");
	const wanted = parseInput(ImpactListInput, input);
	const { cte } = await reachFrom(ctx.db, wanted);
	const table = kind === "file" ? files : runs;
	const keyset: Keyset = {
		sort: "createdAt",
		sortColumn: { column: table.createdAt },
		idColumn: table.id,
		dir: "desc",
		limit: pageSize(wanted.limit),
		cursor: wanted.cursor,
	};
	const isKind: SQL = kind === "file" ? sql`found.is_file` : sql`not found.is_file`;
	const found = await rows<{ id: string | number; sort_value: string | Date; total: string | number }>(
		ctx.db,
		sql`${cte}
			select ${table.id} as id, ${table.createdAt} as sort_value,
				(select count(*) from found where ${isKind})::int as total
			from found inner join ${table} on ${and(eq(table.id, sql`found.id`), isKind)}
			where ${afterCursor(keyset) ?? sql`true`}
			order by ${orderBy(keyset)} limit ${keyset.limit + 1}`,
	);
	const { page, nextCursor } = cutPage(
		found.map(({ id, sort_value }) => ({ id: Number(id), sortValue: new Date(sort_value) })),
		keyset,
	);
	const total = Number(found[0]?.total ?? 0);
	return { ids: page.map(({ id }) => id), nextCursor, total: total > countCap ? null : total };
}
