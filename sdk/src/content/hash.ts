import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";

/** Read at once: large enough to be quick, small enough to be nothing. */
export const chunkBytes = 1024 * 1024;

/** The bytes of a file, piece by piece. Of thousands of small files none takes the memory of a large one's piece. */
export async function* piecesOf(path: string): AsyncGenerator<Buffer> {
	const { size } = await stat(path);
	const highWaterMark = Math.min(chunkBytes, Math.max(size + 1, 4096));
	for await (const piece of createReadStream(path, { highWaterMark })) yield piece as Buffer;
}

/** SHA-256 over all bytes, streamed in constant memory. */
export async function hashOf(
	path: string,
	onBytes?: (doneBytes: number) => void,
): Promise<{ hash: string; sizeBytes: number }> {
	const hash = createHash("sha256");
	let sizeBytes = 0;
	for await (const piece of piecesOf(path)) {
		hash.update(piece);
		sizeBytes += piece.length;
		onBytes?.(sizeBytes);
	}
	return { hash: hash.digest("hex"), sizeBytes };
}
