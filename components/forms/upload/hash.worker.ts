import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";

/** From the page: a file. To the page: bytes read so far, and at last the hash, or why it cannot be read. */
export type HashReport = { done: number } | { hash: string } | { error: string };

const post = (report: HashReport) => self.postMessage(report);

self.onmessage = async ({ data: file }: MessageEvent<File>) => {
	try {
		const hash = sha256.create();
		let done = 0;
		const reader = file.stream().getReader();
		for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
			hash.update(piece.value);
			done += piece.value.length;
			post({ done });
		}
		post({ hash: bytesToHex(hash.digest()) });
	} catch (error) {
		post({ error: error instanceof Error ? error.message : String(error) });
	}
};
