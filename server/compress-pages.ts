import type { IncomingMessage, ServerResponse } from "node:http";
import { constants, createGzip, type Gzip } from "node:zlib";

/** Pages are made for one reader and once, so the time of packing them counts; files are kept by browsers. */
const levels = { page: 1, file: 6 } as const;
const packable = /^(text\/|image\/svg|application\/(javascript|json|manifest))/;
const takesGzip = /\bgzip\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))/;
const pages = /^text\/(html|x-component)/;

type Chunk = Uint8Array | string;

/**
 * Packs what Next answers, by gzip. Next's own way sends each of the many small pieces that React writes by itself, packed
 * and flushed: here what is written at once goes out at once, and is packed at once.
 */
export function compressPages(request: IncomingMessage, response: ServerResponse): void {
	if (request.method === "HEAD" || !takesGzip.test(String(request.headers["accept-encoding"] ?? ""))) return;
	const send = {
		write: response.write.bind(response),
		end: response.end.bind(response),
		flushHeaders: response.flushHeaders.bind(response),
	};
	let gzip: Gzip | null = null;
	let isDecided = false;
	let waiting: Buffer[] = [];
	let isScheduled = false;

	function decide(): void {
		isDecided = true;
		const type = String(response.getHeader("content-type") ?? "");
		const isWhole = response.statusCode !== 206 && response.statusCode !== 304;
		if (response.headersSent || !isWhole || response.hasHeader("content-encoding") || !packable.test(type))
			return;
		response.appendHeader("vary", "Accept-Encoding");
		response.removeHeader("content-length");
		response.setHeader("content-encoding", "gzip");
		gzip = createGzip({ level: pages.test(type) ? levels.page : levels.file });
		gzip.on("data", (packed: Buffer) => {
			if (send.write(packed) === false) gzip?.pause();
		});
		gzip.on("end", () => send.end());
		response.on("drain", () => gzip?.resume());
		response.once("close", () => gzip?.destroy());
	}

	function flush(): void {
		isScheduled = false;
		if (gzip === null || gzip.destroyed || waiting.length === 0) return;
		gzip.write(Buffer.concat(waiting));
		waiting = [];
		gzip.flush(constants.Z_SYNC_FLUSH);
	}

	const take = (chunk: Chunk, encoding: unknown) => {
		waiting.push(
			typeof chunk === "string"
				? Buffer.from(chunk, typeof encoding === "string" ? (encoding as BufferEncoding) : "utf8")
				: Buffer.from(chunk),
		);
	};

	// Next sends what is above a page before the first of it is written.
	response.flushHeaders = () => {
		if (!isDecided) decide();
		send.flushHeaders();
	};
	response.write = (chunk: Chunk, encoding?: unknown, done?: unknown) => {
		if (!isDecided) decide();
		if (gzip === null) return send.write(chunk, encoding as BufferEncoding, done as () => void);
		take(chunk, encoding);
		if (!isScheduled) setImmediate(flush);
		isScheduled = true;
		const told = typeof encoding === "function" ? encoding : done;
		if (typeof told === "function") process.nextTick(told);
		return true;
	};
	response.end = ((chunk?: Chunk | (() => void), encoding?: unknown, done?: unknown) => {
		if (!isDecided) decide();
		if (gzip === null) return send.end(chunk as Chunk, encoding as BufferEncoding, done as () => void);
		if (chunk !== undefined && chunk !== null && typeof chunk !== "function") take(chunk, encoding);
		const told = [chunk, encoding, done].find((each) => typeof each === "function");
		if (told) response.once("finish", told as () => void);
		gzip.end(Buffer.concat(waiting));
		waiting = [];
		return response;
	}) as ServerResponse["end"];
}
