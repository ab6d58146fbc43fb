import { open } from "node:fs/promises";
import type { PreviewJob } from "../contracts/previews.ts";

/** All pieces of one file together: more is never read for a preview, whatever the file says of itself. */
const maxReadBytes = 48 * 1024 * 1024;

/** A file that is read in pieces. */
export interface ByteSource {
	sizeBytes: number;
	/**
	 * The bytes from `start` to before `end`, fewer at the file's end.
	 *
	 * @throws RangeError past what one preview may read.
	 */
	read(start: number, end: number): Promise<Buffer>;
	close(): Promise<void>;
}

/** Opens what a job names, with a bound on all that is read of it. */
export async function openSource(source: PreviewJob["source"]): Promise<ByteSource> {
	let left = maxReadBytes;
	const spend = (start: number, end: number) => {
		left -= Math.max(0, end - start);
		if (start < 0 || left < 0) throw new RangeError("a preview reads too much of its file");
	};
	if ("bytes" in source) {
		const all = Buffer.from(source.bytes.buffer, source.bytes.byteOffset, source.bytes.byteLength);
		return {
			sizeBytes: all.length,
			read: async (start, end) => {
				const until = Math.min(end, all.length);
				spend(start, until);
				return all.subarray(start, Math.max(start, until));
			},
			close: async () => undefined,
		};
	}
	const handle = await open(source.path, "r");
	const sizeBytes = (await handle.stat()).size;
	return {
		sizeBytes,
		read: async (start, end) => {
			const length = Math.max(0, Math.min(end, sizeBytes) - start);
			spend(start, start + length);
			const { bytesRead, buffer } = await handle.read(Buffer.alloc(length), 0, length, start);
			return buffer.subarray(0, bytesRead);
		},
		close: () => handle.close(),
	};
}
