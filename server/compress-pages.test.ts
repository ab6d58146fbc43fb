import { createServer, type IncomingMessage, request, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { gunzipSync } from "node:zlib";
import { afterEach, expect, it } from "vitest";
import { compressPages } from "./compress-pages.ts";

type Answer = (request: IncomingMessage, response: ServerResponse) => void;
const servers: ReturnType<typeof createServer>[] = [];
afterEach(() => {
	for (const server of servers.splice(0)) server.close();
});

async function serving(answer: Answer): Promise<number> {
	const server = createServer((asked, response) => {
		compressPages(asked, response);
		answer(asked, response);
	});
	servers.push(server);
	await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
	return (server.address() as AddressInfo).port;
}

/** Asks, and tells what came, piece by piece. */
function ask(port: number, headers: Record<string, string>, method = "GET") {
	return new Promise<{ answer: IncomingMessage; body: Buffer }>((resolve, reject) => {
		request({ port, host: "127.0.0.1", method, headers }, (answer) => {
			const pieces: Buffer[] = [];
			answer.on("data", (piece: Buffer) => pieces.push(piece));
			answer.on("end", () => resolve({ answer, body: Buffer.concat(pieces) }));
		})
			.on("error", reject)
			.end();
	});
}

const page = (response: ServerResponse) =>
	response.setHeader("content-type", "text/html; charset=utf-8").setHeader("vary", "rsc");
const gzip = { "accept-encoding": "gzip, br" };
const pieces = Array.from({ length: 500 }, (_, n) => `<td>${n} é</td>`);

it("packs a page that is written in many pieces, whole and in order", async () => {
	const port = await serving((_, response) => {
		page(response);
		response.flushHeaders();
		for (const piece of pieces) response.write(piece);
		response.end("end");
	});
	const { answer, body } = await ask(port, gzip);
	expect(answer.headers["content-encoding"]).toBe("gzip");
	expect(answer.headers.vary).toBe("rsc, Accept-Encoding");
	expect(gunzipSync(body).toString()).toBe(`${pieces.join("")}end`);
});

it("sends what is written at once before the rest is known", async () => {
	let finish = () => {};
	const port = await serving((_, response) => {
		page(response).write("first");
		finish = () => response.end("last");
	});
	const came = await new Promise<string>((resolve, reject) => {
		request({ port, host: "127.0.0.1", headers: gzip }, (answer) => {
			// The server ends only once something came: that is what is tested.
			answer.once("data", () => finish());
			const all: Buffer[] = [];
			answer.on("data", (piece: Buffer) => all.push(piece));
			answer.on("end", () => resolve(gunzipSync(Buffer.concat(all)).toString()));
		})
			.on("error", reject)
			.end();
	});
	expect(came).toBe("firstlast");
});

it.each([
	["who cannot unpack", { "accept-encoding": "identity" }, page],
	[
		"a picture",
		gzip,
		(response: ServerResponse) =>
			response.setHeader("content-type", "image/png").setHeader("content-length", 3),
	],
	[
		"what is packed already",
		gzip,
		(response: ServerResponse) => page(response).setHeader("content-encoding", "br"),
	],
])("leaves alone: %s", async (_, headers, prepare) => {
	const port = await serving((__, response) => {
		prepare(response);
		response.end("raw");
	});
	const { answer, body } = await ask(port, headers);
	expect(answer.headers["content-encoding"]).not.toBe("gzip");
	expect(body.toString()).toBe("raw");
});

it("leaves alone answers that have no body", async () => {
	const port = await serving((asked, response) => {
		page(response);
		response.statusCode = asked.method === "HEAD" ? 200 : 304;
		response.end();
	});
	for (const method of ["HEAD", "GET"]) {
		const { answer, body } = await ask(port, gzip, method);
		expect(answer.headers["content-encoding"]).toBeUndefined();
		expect(body).toHaveLength(0);
	}
});
