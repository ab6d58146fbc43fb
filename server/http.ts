import type { IncomingMessage, Server, ServerResponse } from "node:http";
import { getRequestListener } from "@hono/node-server";
import type { Hono } from "hono";
import type { ApiEnv } from "../lib/api/route.ts";
import { checkOrigin, type OriginPolicy } from "../lib/auth/origin.ts";
import { WhenceError } from "../lib/contracts/errors.ts";
import { newUid } from "../lib/contracts/ids.ts";
import { compressPages } from "./compress-pages.ts";

type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** Who answers what. */
export interface Wiring {
	server: Server;
	api: Hono<ApiEnv>;
	/** Null without a dashboard. */
	pages: Handler | null;
	policy: OriginPolicy;
	/** Called with every request, health checks and the feed of changes aside: those only look on. */
	onRequest: () => void;
	/** Called when a request that may have written is answered. */
	onWritten: () => void;
	onError: (error: unknown) => void;
}

/** Sends `/api` to Hono and the rest to Next. */
export function wire({ server, api, pages, policy, onRequest, onWritten, onError }: Wiring): void {
	// Large files take longer than Node's five minutes.
	server.requestTimeout = 0;
	const answerApi = getRequestListener(api.fetch);
	server.on("request", (request, response) => {
		const path = request.url ?? "/";
		if (!/^\/api\/v1\/(health|feed)\b/.test(path)) onRequest();
		if (request.method !== "GET" && request.method !== "HEAD") response.once("close", onWritten);
		if (path === "/api" || path.startsWith("/api/")) return void answerApi(request, response);
		if (pages === null) return refusePlain(response, 404, "This server has no dashboard.");
		const refusal = refusalOf(request, policy);
		if (refusal) return refusePlain(response, 403, refusal);
		// Pages believe these, so a client's own are replaced.
		request.headers["x-request-id"] = newUid(16);
		request.headers["x-whence-address"] = request.socket.remoteAddress ?? "";
		compressPages(request, response);
		pages(request, response).catch((error: unknown) => {
			onError(error);
			if (!response.headersSent)
				refusePlain(response, 500, "The server could not do this. Its log says why.");
		});
	});
}

function refusalOf(request: IncomingMessage, policy: OriginPolicy): string | null {
	const { method = "GET", headers } = request;
	const fetchSite = headers["sec-fetch-site"];
	try {
		checkOrigin(
			{
				method,
				host: headers.host ?? null,
				origin: headers.origin ?? null,
				fetchSite: typeof fetchSite === "string" ? fetchSite : null,
				hasCookie: headers.cookie !== undefined,
			},
			policy,
		);
		return null;
	} catch (error) {
		if (error instanceof WhenceError) return `${error.message} ${error.hint ?? ""}`;
		throw error;
	}
}

function refusePlain(response: ServerResponse, status: number, message: string): void {
	response.writeHead(status, { "content-type": "text/plain; charset=utf-8" }).end(`${message}\n`);
}
