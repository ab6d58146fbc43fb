import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { FileView } from "../../lib/contracts/files.ts";
import { listFiles } from "../../lib/services/files/list-files.ts";
import { openInstance } from "./instance.ts";

type Answer = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/**
 * Serves a bare page of the instance that the command line names, and prints its port when it listens.
 *
 * @param prepare makes what answers; what it is given asks for the first page of files by the product's own verb.
 */
export async function serveBare(
	prepare: (files: () => Promise<FileView[]>) => Promise<Answer>,
): Promise<void> {
	const [storage = "", databaseUrl = ""] = process.argv.slice(2);
	const { ctx } = await openInstance({ storage, databaseUrl, remove: async () => undefined });
	const answer = await prepare(async () => (await listFiles({ ctx, input: {} })).items);
	const server = createServer((request, response) => {
		answer(request, response).catch((error: unknown) => response.writeHead(500).end(String(error)));
	});
	server.listen(0, "127.0.0.1", () => {
		const address = server.address();
		if (typeof address === "object" && address)
			process.stdout.write(`${JSON.stringify({ port: address.port })}\n`);
	});
}
