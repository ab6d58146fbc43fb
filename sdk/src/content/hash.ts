import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";

/** Read at once: large enough to be quick, small enough to be nothing. */
export const chunkBytes = 1024 * 1024;

/** SHA-256 over all bytes, streamed in constant memory. */
export async function hashOf(
	path: string,
	onBytes?: (doneBytes: number) => void,
): Promise<{ hash: string; sizeBytes: number }> {
	const hash = createHash("sha256");
	let sizeBytes = 0;
	for await (const chunk of createReadStream(path, { highWaterMark: chunkBytes })) {
		hash.update(chunk as Buffer);
		sizeBytes += (chunk as Buffer).length;
		onBytes?.(sizeBytes);
	}
	return { hash: hash.digest("hex"), sizeBytes };
}
