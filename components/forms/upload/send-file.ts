import type { HashReport } from "./hash.worker.ts";

export interface SentFile {
	key: string;
	hash: string;
	sizeBytes: number;
}

/** Hashes a file in a worker, piece by piece: some gigabytes must not sit in memory. */
function hashFile(file: File, onProgress: (part: number) => void): Promise<string> {
	const worker = new Worker(new URL("./hash.worker.ts", import.meta.url), { type: "module" });
	return new Promise<string>((resolve, reject) => {
		worker.onmessage = ({ data }: MessageEvent<HashReport>) => {
			if ("done" in data) onProgress(file.size === 0 ? 1 : data.done / file.size);
			else if ("hash" in data) resolve(data.hash);
			else reject(new Error(`${file.name} cannot be read: ${data.error}`));
		};
		worker.onerror = () => reject(new Error(`${file.name} cannot be hashed.`));
		worker.postMessage(file);
	}).finally(() => worker.terminate());
}

/** Streams a file's bytes from disk to the default storage; the server checks hash and size. */
function putFile(file: File, hash: string, onProgress: (part: number) => void): Promise<void> {
	return new Promise((resolve, reject) => {
		// fetch cannot tell how far a request's body is.
		const request = new XMLHttpRequest();
		request.open("PUT", `/api/v1/storages/default/blobs/${hash}`);
		request.setRequestHeader("Content-Type", "application/octet-stream");
		request.setRequestHeader("X-Whence-Size", String(file.size));
		request.upload.onprogress = (event) => onProgress(event.total === 0 ? 1 : event.loaded / event.total);
		request.onerror = () => reject(new Error(`${file.name} was not sent: the server cannot be reached.`));
		request.onload = () => {
			if (request.status < 300) resolve();
			else reject(new Error(`${file.name} was refused: ${problemOf(request.responseText)}`));
		};
		request.send(file);
	});
}

function problemOf(body: string): string {
	try {
		const problem: unknown = JSON.parse(body);
		if (typeof problem === "object" && problem !== null && "detail" in problem) return String(problem.detail);
	} catch {
		// Not a problem document: a proxy in between answered.
	}
	return "the server gave no reason.";
}

/**
 * Brings one file's bytes to the server; it can be registered then.
 *
 * @param onProgress from 0 to 1; the hash counts for the first third.
 */
export async function sendFile(
	file: File,
	key: string,
	onProgress: (part: number) => void,
): Promise<SentFile> {
	const hash = await hashFile(file, (part) => onProgress(part / 3));
	await putFile(file, hash, (part) => onProgress(1 / 3 + (part * 2) / 3));
	return { key, hash, sizeBytes: file.size };
}
