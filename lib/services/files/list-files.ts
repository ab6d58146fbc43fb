import { isNull } from "drizzle-orm";
import { blobs, fileFamilies, files } from "../../../db/schema/index.ts";
import type { Page } from "../../contracts/common.ts";
import { FileListInput, type FileView } from "../../contracts/files.ts";
import type { Ctx } from "../ctx.ts";
import { type Keyset, pageSize, type SortColumn } from "../page.ts";
import { parseInput } from "../parse-input.ts";
import { listPage } from "../registry/list-page.ts";
import { requireScope } from "../scope.ts";
import { fileRows } from "./file-rows.ts";
import { fileViews } from "./view.ts";

const sortColumns: Record<NonNullable<FileListInput["sort"]>, SortColumn> = {
	createdAt: { column: files.createdAt },
	key: { column: fileFamilies.key },
	sizeBytes: { column: blobs.sizeBytes, isNull: isNull(files.blobId) },
};

/** The order of a list of files, and where in it to begin. */
export function fileKeyset(
	f: Pick<FileListInput, "sort" | "dir" | "cursor"> & { limit?: number | undefined },
): Keyset {
	const sort = f.sort ?? "createdAt";
	return {
		sort,
		sortColumn: sortColumns[sort],
		idColumn: files.id,
		dir: f.dir ?? (sort === "key" ? "asc" : "desc"),
		limit: pageSize(f.limit),
		cursor: f.cursor,
	};
}

/**
 * A page of files. The latest versions, unarchived and not deleted, unless a filter asks for more: one on
 * uid, hash, version, run or transform sees all versions.
 *
 * @throws WhenceError `invalid` for an unknown filter or a cursor of another order.
 */
export async function listFiles({ ctx, input }: { ctx: Ctx; input: FileListInput }): Promise<Page<FileView>> {
	requireScope(ctx, "read");
	const f = parseInput(FileListInput, input);
	return listPage(
		ctx.db,
		(tx) => fileRows(tx, f),
		fileKeyset(f),
		(ids: number[]) => fileViews(ctx.db, ids),
	);
}
