import { Readable } from "node:stream";
import { csvLine } from "../csv.ts";
import type { CsvColumns } from "./csv-columns.ts";

export const exportFormats = ["csv", "ndjson"] as const;
export type ExportFormat = (typeof exportFormats)[number];

const types = { csv: "text/csv; charset=utf-8", ndjson: "application/x-ndjson" } as const;

async function* linesOf<V>(batches: AsyncIterable<V[]>, format: ExportFormat, columns: CsvColumns<V>) {
	const encoder = new TextEncoder();
	if (format === "csv") yield encoder.encode(csvLine(columns.map(([name]) => name)));
	const lineOf = (view: V) =>
		format === "csv" ? csvLine(columns.map(([, cell]) => cell(view) ?? "")) : `${JSON.stringify(view)}\n`;
	for await (const batch of batches) yield encoder.encode(batch.map(lineOf).join(""));
}

/** Answers with rows as they are read; a slow reader holds the next batch back. */
export function streamRows<V>({
	batches,
	format,
	columns,
	name,
}: {
	batches: AsyncIterable<V[]>;
	format: ExportFormat;
	columns: CsvColumns<V>;
	name: string;
}): Response {
	const lines = Readable.from(linesOf(batches, format, columns), { objectMode: false });
	return new Response(Readable.toWeb(lines) as ReadableStream<Uint8Array>, {
		headers: {
			"content-type": types[format],
			"content-disposition": `attachment; filename="${name}.${format}"`,
			"x-content-type-options": "nosniff",
			"cache-control": "no-store",
		},
	});
}
