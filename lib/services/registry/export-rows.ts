import type { Ctx } from "../ctx.ts";
import { letOthersWork } from "../lineage/let-others-work.ts";
import type { Keyset } from "../page.ts";
import { requireScope } from "../scope.ts";
import { pageIds } from "./list-page.ts";
import type { RowsOf } from "./rows-of.ts";

/** Rows of one query: a few at a time are in memory, however many there are. */
const rowsPerBatch = 500;

/**
 * All rows that filters find, in batches, in the order of the list. Each row that was there from begin to end comes
 * exactly once, whatever is saved meanwhile.
 */
export async function* exportRows<V, Id extends string | number>(
	ctx: Ctx,
	found: RowsOf,
	order: Omit<Keyset, "limit" | "cursor">,
	viewsOf: (ids: Id[]) => Promise<V[]>,
): AsyncGenerator<V[]> {
	requireScope(ctx, "read");
	let cursor: string | undefined;
	do {
		const page = await pageIds<Id>(ctx.db, found, { ...order, limit: rowsPerBatch, cursor });
		if (page.ids.length > 0) yield await viewsOf(page.ids);
		cursor = page.nextCursor ?? undefined;
		// An embedded database answers within this turn of the event loop.
		await letOthersWork();
	} while (cursor !== undefined);
}
