import type { Page } from "../../../lib/contracts/common.ts";
import { WhenceError } from "../../../lib/contracts/errors.ts";
import { call, type Query } from "./http.ts";
import { type Table, toTable } from "./table.ts";

/** How one registry is asked on the wire, and what its views become. */
export interface Registry<V, R> {
	name: string;
	path: string;
	/** Filter → the wire's fields. */
	filters: Record<string, (value: unknown) => Query>;
	sorts: readonly string[];
	wrap(view: V): R;
	row(view: V): Record<string, unknown>;
}

/**
 * A lazy query: nothing is sent before it is asked for records. Each step returns a new one.
 *
 * `R` is the record, `F` its filters, `S` what it can be ordered by.
 */
export class Select<R, F extends object, S extends string = string> implements AsyncIterable<R> {
	readonly #registry: Registry<unknown, R>;
	readonly #query: Query;
	readonly #limit: number;

	/** @internal */
	constructor(registry: Registry<unknown, R>, query: Query = {}, limit: number = Number.POSITIVE_INFINITY) {
		this.#registry = registry;
		this.#query = query;
		this.#limit = limit;
	}

	/**
	 * Narrows the query; all filters must hold.
	 *
	 * @throws WhenceError `invalid` for an unknown filter, and for one that is undefined: a name that `lookup`
	 *   does not know must not select everything.
	 */
	where(filters: F): Select<R, F, S> {
		const query = { ...this.#query };
		for (const [name, value] of Object.entries(filters)) {
			if (value === undefined) {
				throw new WhenceError("invalid", `the filter ${name} is undefined`, {
					field: name,
					hint: "Leave it out to select all; a lookup gives undefined for a name that is not there.",
				});
			}
			const filter = Object.hasOwn(this.#registry.filters, name) ? this.#registry.filters[name] : undefined;
			if (!filter) {
				const known = Object.keys(this.#registry.filters).join(", ");
				throw new WhenceError("invalid", `${this.#registry.name} has no filter ${name}; it has ${known}`, {
					field: name,
				});
			}
			Object.assign(query, filter(value));
		}
		return new Select(this.#registry, query, this.#limit);
	}

	/** Orders by a field: times newest first, all else from the smallest or A, unless `dir` says otherwise. */
	orderBy(sort: S, dir?: "asc" | "desc"): Select<R, F, S> {
		if (!this.#registry.sorts.includes(sort)) {
			const known = this.#registry.sorts.join(", ");
			throw new WhenceError("invalid", `cannot order by ${sort}, only by ${known}`, { field: "orderBy" });
		}
		return new Select(
			this.#registry,
			{ ...this.#query, sort, ...(dir === undefined ? {} : { dir }) },
			this.#limit,
		);
	}

	/**
	 * Returns at most `count` records.
	 *
	 * @throws WhenceError `invalid` unless it is a whole number, 0 or more.
	 */
	limit(count: number): Select<R, F, S> {
		if (!(Number.isInteger(count) && count >= 0) && count !== Number.POSITIVE_INFINITY) {
			throw new WhenceError("invalid", "limit takes a whole number, 0 or more", { field: "limit" });
		}
		return new Select(this.#registry, this.#query, count);
	}

	async *#views(): AsyncGenerator<unknown> {
		let left = this.#limit;
		let cursor: string | undefined;
		while (left > 0) {
			const query = { ...this.#query, cursor, limit: Math.min(left, 500) };
			const page = await call<Page<unknown>>("GET", this.#registry.path, { query });
			yield* page.items;
			left -= page.items.length;
			if (page.nextCursor === null) return;
			cursor = page.nextCursor;
		}
	}

	/** Streams the records, page by page: `for await (const file of File.select())`. */
	async *[Symbol.asyncIterator](): AsyncGenerator<R> {
		for await (const view of this.#views()) yield this.#registry.wrap(view);
	}

	/** Every record. */
	async all(): Promise<R[]> {
		const records: R[] = [];
		for await (const record of this) records.push(record);
		return records;
	}

	/** The first record, or null. */
	async first(): Promise<R | null> {
		return (await this.limit(Math.min(1, this.#limit)).all())[0] ?? null;
	}

	/** The only record, or null when there is none. Throws `conflict` on several. */
	async oneOrNone(): Promise<R | null> {
		const views: unknown[] = [];
		for await (const view of this.limit(Math.min(6, this.#limit)).#views()) views.push(view);
		const [only] = views;
		if (views.length > 1) {
			const shown = views
				.slice(0, 5)
				.map((view) => (view as { uid: string }).uid)
				.join(", ");
			const count = views.length > 5 ? "more than 5" : String(views.length);
			throw new WhenceError("conflict", `expected one ${this.#registry.name}, found ${count}: ${shown}`);
		}
		return only === undefined ? null : this.#registry.wrap(only);
	}

	/** The only record. Throws `not_found` on none and `conflict` on several. */
	async one(): Promise<R> {
		const record = await this.oneOrNone();
		if (record === null) {
			const asked = JSON.stringify(this.#query);
			throw new WhenceError("not_found", `expected one ${this.#registry.name}, found none for ${asked}`);
		}
		return record;
	}

	/** How many records match, exactly. */
	async count(): Promise<number> {
		const page = await call<Page<unknown>>("GET", this.#registry.path, {
			query: { ...this.#query, limit: 1 },
		});
		if (page.total !== null) return Math.min(page.total, this.#limit);
		let count = 0;
		for await (const _view of this.#views()) count++;
		return count;
	}

	/** The records as an Arquero table. */
	async df(): Promise<Table> {
		const rows: Record<string, unknown>[] = [];
		for await (const view of this.#views()) rows.push(this.#registry.row(view));
		return toTable(rows);
	}
}
