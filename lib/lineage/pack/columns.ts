/** How the values of one column are written: as JSON that is short, and quick to read. */
export interface Codec<T> {
	pack(values: readonly T[]): unknown;
	unpack(packed: unknown): readonly T[];
}

/** One codec for each field of a row, so that a new field does not compile until it is carried. */
export type Columns<Row> = { readonly [Name in keyof Row]: Codec<Row[Name]> };

/** Values as they are: those that hardly ever repeat. */
export function plain<T>(): Codec<T> {
	return { pack: (values) => values, unpack: (packed) => packed as T[] };
}

/** Values that repeat, each written once; equal objects become the same object. */
export function repeated<T>(): Codec<T> {
	return {
		pack(values) {
			const places = new Map<string, number>();
			const distinct: T[] = [];
			const at = values.map((value) => {
				const text = JSON.stringify(value);
				let place = places.get(text);
				if (place === undefined) {
					place = distinct.push(value) - 1;
					places.set(text, place);
				}
				return place;
			});
			return [distinct, at];
		},
		unpack(packed) {
			const [distinct, at] = packed as [T[], number[]];
			return at.map((place) => distinct[place] as T);
		},
	};
}

/** Times in ISO 8601 to the millisecond, as milliseconds since the one before. */
export function times<T extends string | null>(): Codec<T> {
	return {
		pack(values) {
			let before = 0;
			return values.map((value) => {
				if (value === null) return null;
				const at = Date.parse(value);
				const step = at - before;
				before = at;
				return step;
			});
		},
		unpack(packed) {
			let before = 0;
			return (packed as (number | null)[]).map((step) => {
				if (step === null) return null as T;
				before += step;
				return new Date(before).toISOString() as T;
			});
		},
	};
}

/** Rows as columns. */
export function packRows<Row extends object>(columns: Columns<Row>, rows: readonly Row[]): unknown[] {
	return namesOf(columns).map((name) => columns[name].pack(rows.map((row) => row[name])));
}

/** The rows of {@link packRows}. */
export function unpackRows<Row extends object>(columns: Columns<Row>, packed: readonly unknown[]): Row[] {
	const names = namesOf(columns);
	const values = names.map((name, index) => columns[name].unpack(packed[index]));
	return (values[0] ?? []).map((_, row) => {
		const entry: Partial<Row> = {};
		for (const [index, name] of names.entries()) entry[name] = values[index]?.[row] as Row[typeof name];
		return entry as Row;
	});
}

function namesOf<Row>(columns: Columns<Row>): (keyof Row)[] {
	return Object.keys(columns) as (keyof Row)[];
}
