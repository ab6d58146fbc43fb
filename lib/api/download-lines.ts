import { Readable } from "node:stream";

async function* encoded(lines: AsyncIterable<string>): AsyncGenerator<Uint8Array> {
	const encoder = new TextEncoder();
	for await (const text of lines) yield encoder.encode(text);
}

/** Answers with a file that is made as it is read: a slow reader holds the next lines back. */
export function downloadLines(
	lines: AsyncIterable<string>,
	{ type, filename }: { type: string; filename: string },
): Response {
	const body = Readable.toWeb(Readable.from(encoded(lines), { objectMode: false }));
	return new Response(body as ReadableStream<Uint8Array>, {
		headers: {
			"content-type": type,
			"content-disposition": `attachment; filename="${filename}"`,
			"x-content-type-options": "nosniff",
			"cache-control": "no-store",
		},
	});
}
