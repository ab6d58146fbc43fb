import { type SQL, sql } from "drizzle-orm";
import type { AnyPgColumn } from "drizzle-orm/pg-core";
import type { Database } from "../../db/client.ts";
import { rows } from "../../db/rows.ts";
import { pageLimits } from "../contracts/common.ts";
import { WhenceError } from "../contracts/errors.ts";

/** A column that a list can be ordered by. */
export interface SortColumn {
	column: AnyPgColumn;
	/** Rows without a value come last, in either direction; a condition that an index serves finds them. */
	isNull?: SQL;
}

export interface Keyset {
	sort: string;
	sortColumn: SortColumn;
	idColumn: AnyPgColumn;
	dir: "asc" | "desc";
	limit: number;
	cursor: string | undefined;
}

interface CursorContent {
	s: string;
	d: string;
	v: string | number | null;
	i: number | string;
}

/** Where the next page starts: opaque to clients, bound to the order it was made for. */
export function encodeCursor(content: CursorContent): string {
	return Buffer.from(JSON.stringify(content)).toString("base64url");
}

function decodeCursor(keyset: Keyset): CursorContent | null {
	if (keyset.cursor === undefined) return null;
	try {
		const content = JSON.parse(Buffer.from(keyset.cursor, "base64url").toString()) as CursorContent;
		const isWhole = ["string", "number"].includes(typeof content.i) && content.v !== undefined;
		if (isWhole && content.s === keyset.sort && content.d === keyset.dir) return content;
	} catch (cause) {
		throw new WhenceError("invalid", "cursor: is not one that this list gave", { field: "cursor", cause });
	}
	throw new WhenceError("invalid", "cursor: belongs to another order of this list", {
		field: "cursor",
		hint: "Leave the cursor out after changing sort or dir.",
	});
}

/** Whether the cursor is among the rows without a value, which come last. */
export function isPastValues(keyset: Keyset): boolean {
	return decodeCursor(keyset)?.v === null;
}

/** The condition that skips everything up to the cursor, or undefined on the first page. */
export function afterCursor(keyset: Keyset): SQL | undefined {
	const at = decodeCursor(keyset);
	if (!at) return undefined;
	const { column } = keyset.sortColumn;
	const id = keyset.idColumn;
	const past = sql.raw(keyset.dir === "asc" ? ">" : "<");
	if (at.v === null) return sql`${id} ${past} ${at.i}`;
	// The column encodes its own values (a Date for a time), whatever the driver sends.
	const value = sql`${sql.param(fromCursor(column, at.v), column)}`;
	const rest = sql`(${column}, ${id}) ${past} (${value}, ${at.i})`;
	// No index has columns of two tables: the first alone says where to begin.
	return column.table === id.table ? rest : sql`(${column} ${past}= ${value} and ${rest})`;
}

/** Every order ends with the id, so that it is total. */
export function orderBy(keyset: Keyset): SQL {
	const dir = sql.raw(keyset.dir);
	return sql`${keyset.sortColumn.column} ${dir}, ${keyset.idColumn} ${dir}`;
}

function fromCursor(column: AnyPgColumn, value: string | number): unknown {
	return column.dataType === "date" ? new Date(value) : value;
}

function toCursor(value: unknown): string | number | null {
	if (value instanceof Date) return value.toISOString();
	return typeof value === "number" || typeof value === "string" ? value : null;
}

/** Cuts `limit + 1` rows to a page and says where the next one starts. */
export function cutPage<R extends { id: number | string; sortValue: unknown }>(
	found: R[],
	keyset: Keyset,
): { page: R[]; nextCursor: string | null } {
	const page = found.slice(0, keyset.limit);
	const last = page.at(-1);
	const hasMore = found.length > keyset.limit && last !== undefined;
	return {
		page,
		nextCursor: hasMore
			? encodeCursor({ s: keyset.sort, d: keyset.dir, v: toCursor(last.sortValue), i: last.id })
			: null,
	};
}

/** How high lists count: beyond it the answer is "more than", for counting costs more than listing. */
export const countCap = 10_000;

/** A query for `n`, the number of rows up to one more than {@link countCap}; `from` is what follows `select 1 from`. */
export function countTo(from: SQL): SQL {
	return sql`select count(*)::int as n from (select 1 from ${from} limit ${countCap + 1}) counted`;
}

/** What {@link countTo} answers: the exact number, or null when there are more than the cap. */
export function countOf(n: string | number): number | null {
	return Number(n) > countCap ? null : Number(n);
}

/**
 * Counts rows up to {@link countCap}.
 *
 * @param from what follows `select 1 from`, where clause included.
 * @returns the exact number, or null when there are more than the cap.
 */
export async function countUpTo(db: Database, from: SQL): Promise<number | null> {
	const [found] = await rows<{ n: string | number }>(db, countTo(from));
	return countOf(found?.n ?? 0);
}

/** The page's size: what was asked, else the default. */
export function pageSize(limit: number | undefined): number {
	return limit ?? pageLimits.default;
}

/** Puts views in the order of `ids`. */
export function inOrderOf<T>(ids: readonly number[], byId: ReadonlyMap<number, T>): T[] {
	return ids.flatMap((id) => {
		const view = byId.get(id);
		return view === undefined ? [] : [view];
	});
}

/** Escapes what LIKE would read as a pattern. */
export function escapeLike(text: string): string {
	return text.replace(/[\\%_]/g, (character) => `\\${character}`);
}
