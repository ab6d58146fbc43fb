import { createReadStream } from "node:fs";
import { Readable } from "node:stream";
import type { Context } from "hono";
import { logDownload } from "../../services/files/log-download.ts";
import { openFileContent } from "../../services/files/open-file-content.ts";
import { openPicture } from "../../services/files/open-picture.ts";
import { parseRange } from "../byte-range.ts";
import { disposition, harmless } from "../harmless.ts";
import { HttpError } from "../http-error.ts";
import type { ApiEnv, ApiRoute } from "../route.ts";

const doc = {
	path: "/files/{uid}/content",
	tag: "files",
	rawResponse: "application/octet-stream",
} as const;

async function answer(c: Context<ApiEnv>, withBody: boolean): Promise<Response> {
	const { file, path, sizeBytes } = await openFileContent({
		ctx: c.get("ctx"),
		input: { uid: c.req.param("uid") ?? "" },
	});
	const etag = `"${file.hash}"`;
	const headers: Record<string, string> = {
		...harmless,
		etag,
		"content-disposition": disposition(file.name, new URL(c.req.url).searchParams.get("download") === "1"),
	};
	if (c.req.header("if-none-match") === etag) return new Response(null, { status: 304, headers });
	const condition = c.req.header("if-range");
	const range = parseRange(
		condition === undefined || condition === etag ? c.req.header("range") : undefined,
		sizeBytes,
	);
	if (range === "unsatisfiable") {
		throw new HttpError("invalid", `${file.name} has ${sizeBytes} bytes; the range lies beyond.`, {
			status: 416,
			field: "range",
			headers: { "content-range": `bytes */${sizeBytes}` },
		});
	}
	const isPart = range !== "whole";
	headers["content-length"] = String(isPart ? range.last - range.first + 1 : sizeBytes);
	if (isPart) headers["content-range"] = `bytes ${range.first}-${range.last}/${sizeBytes}`;
	const status = isPart ? 206 : 200;
	if (withBody && c.get("runtime").env.logsDownloads) await logDownload({ ctx: c.get("ctx"), file });
	if (!withBody || sizeBytes === 0) return new Response(null, { status, headers });
	const stream = createReadStream(path, isPart ? { start: range.first, end: range.last } : {});
	return new Response(Readable.toWeb(stream) as ReadableStream<Uint8Array>, { status, headers });
}

/** A picture as a picture: its bytes with their own type, still without any power. */
async function picture(c: Context<ApiEnv>): Promise<Response> {
	const { file, path, sizeBytes, mime } = await openPicture({
		ctx: c.get("ctx"),
		input: { uid: c.req.param("uid") ?? "" },
		parse: c.get("runtime").previews,
	});
	const etag = `"${file.hash}"`;
	const headers: Record<string, string> = {
		...harmless,
		etag,
		"content-type": mime,
		// Drawings carry their own styles; nothing else of them is obeyed, opened by itself or not.
		"content-security-policy": "sandbox; default-src 'none'; style-src 'unsafe-inline'",
		"cross-origin-resource-policy": "same-origin",
		"accept-ranges": "none",
		"content-disposition": disposition(file.name, false),
	};
	if (c.req.header("if-none-match") === etag) return new Response(null, { status: 304, headers });
	headers["content-length"] = String(sizeBytes);
	const stream = Readable.toWeb(createReadStream(path)) as ReadableStream<Uint8Array>;
	return new Response(stream, { status: 200, headers });
}

export const contentRoutes: readonly ApiRoute[] = [
	{
		doc: { ...doc, method: "get", summary: "Download a file; ranges are honoured", statuses: [200, 206] },
		handle: (c) => answer(c, true),
	},
	{
		doc: { ...doc, method: "head", summary: "Ask for a file's size and hash", statuses: [200] },
		handle: (c) => answer(c, false),
	},
	{
		doc: {
			method: "get",
			path: "/files/{uid}/picture",
			tag: "files",
			summary: "A picture as pages show it: PNG, JPEG, GIF, WebP or SVG, in bounds",
			rawResponse: "image/*",
			statuses: [200],
		},
		handle: picture,
	},
];
