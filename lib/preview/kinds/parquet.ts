import {
	type AsyncBuffer,
	type FileMetaData,
	parquetMetadataAsync,
	parquetReadObjects,
	parquetSchema,
} from "hyparquet";
import { compressors } from "hyparquet-compressors";
import type { Preview } from "../../contracts/previews.ts";
import type { ByteSource } from "../byte-source.ts";
import { extentOf, makeTable, maxColumns, maxRows } from "../table.ts";
import { parquetCell, parquetType } from "./parquet-values.ts";

/** One column's pages that are looked at: enough for some hundred rows, however large its chunk is. */
const maxChunkBytes = 2 * 1024 * 1024;
/** The list of row groups and columns at the file's end. */
const maxFooterBytes = 8 * 1024 * 1024;

/** Whether the file begins as Parquet does; its end is looked at later. */
export function looksParquet(head: Buffer): boolean {
	return head.toString("latin1", 0, 4) === "PAR1";
}

/** Parquet's schema and first rows, by ranges: its end, then the first pages of each column. */
export async function previewParquet(source: ByteSource): Promise<Preview> {
	const file: AsyncBuffer = {
		byteLength: source.sizeBytes,
		slice: async (start, end = source.sizeBytes) =>
			exact(await source.read(start, Math.min(end, start + maxChunkBytes))),
	};
	let metadata: FileMetaData;
	try {
		const footerBytes = await footerLength(source);
		if (footerBytes === null || footerBytes > maxFooterBytes) throw new RangeError("no footer that can be");
		const whole = {
			...file,
			slice: async (start: number, end = source.sizeBytes) => exact(await source.read(start, end)),
		};
		metadata = await parquetMetadataAsync(whole, {
			initialFetchSize: Math.min(source.sizeBytes, footerBytes + 8),
		});
	} catch {
		return {
			kind: "none",
			reason: "This Parquet file is damaged: the description at its end cannot be read.",
		};
	}
	const schema = parquetSchema(metadata).children;
	const shown = schema.slice(0, maxColumns);
	const total = Number(metadata.num_rows);
	const columns = await Promise.all(
		shown.map(({ element }) => readColumn(file, metadata, element.name, total)),
	);
	const count = Math.min(total, maxRows);
	const lost = columns.filter((column) => column === null).length;
	const rows = Array.from({ length: columns.every((column) => column === null) ? 0 : count }, (_, row) =>
		schema.map((_, index) => (columns[index] ? parquetCell(columns[index][row]) : "…")),
	);
	const groups = metadata.row_groups.length;
	const note = [
		`${total.toLocaleString("en")} rows in ${groups} row ${groups === 1 ? "group" : "groups"}.`,
		lost > 0
			? `${lost} ${lost === 1 ? "column" : "columns"} could not be read by their first pages (…).`
			: "",
	].join("");
	return {
		kind: "tables",
		tables: [
			makeTable(
				schema.map(({ element }) => element.name),
				rows,
				{ types: schema.map(parquetType), note },
			),
		],
		text: null,
		format: "Parquet",
		packing: null,
		...extentOf("rows", rows.length, total),
	};
}

/** Values of a column's first rows; null when they do not come out of its first pages. */
async function readColumn(
	file: AsyncBuffer,
	metadata: FileMetaData,
	name: string,
	total: number,
): Promise<unknown[] | null> {
	try {
		const rowEnd = Math.min(maxRows, total, Number(metadata.row_groups[0]?.num_rows ?? 0));
		const rows = await parquetReadObjects({
			file,
			metadata,
			compressors,
			columns: [name],
			rowStart: 0,
			rowEnd,
		});
		return rows.length === rowEnd ? rows.map((row) => row[name]) : null;
	} catch {
		return null;
	}
}

/** What the last eight bytes say: the footer's length, then the format's name. */
async function footerLength(source: ByteSource): Promise<number | null> {
	const end = await source.read(Math.max(0, source.sizeBytes - 8), source.sizeBytes);
	return end.length === 8 && end.toString("latin1", 4) === "PAR1" ? end.readUInt32LE(0) : null;
}

function exact(bytes: Buffer): ArrayBuffer {
	return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
}
