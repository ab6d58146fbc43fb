import { type SQL, sql } from "drizzle-orm";

/**
 * Some hundred thousand rows as one value: drivers take longer to make objects of rows than the database takes
 * to find them.
 *
 * @param values expressions of 32-bit integers.
 */
export function packInts(...values: SQL[]): SQL {
	const bytes = values.map((value) => sql`int4send((${value})::int4)`);
	return sql`string_agg(${sql.join(bytes, sql` || `)}, ''::bytea)`;
}

/** The integers of {@link packInts}, one row after another; none of null. */
export function unpackInts(packed: Uint8Array | null): Int32Array {
	if (packed === null) return new Int32Array();
	const view = new DataView(packed.buffer, packed.byteOffset, packed.byteLength);
	const values = new Int32Array(packed.byteLength / 4);
	// PostgreSQL sends the high byte first.
	for (let index = 0; index < values.length; index++) values[index] = view.getInt32(index * 4);
	return values;
}
