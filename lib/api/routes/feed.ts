import type { Context } from "hono";
import { ctxFromRequest } from "../../auth/request-ctx.ts";
import { FeedInput, FeedView } from "../../contracts/feed.ts";
import { listenToFeed } from "../../services/feed/listen-to-feed.ts";
import { readFeed } from "../../services/feed/read-feed.ts";
import { requireScope } from "../../services/scope.ts";
import { eventStream } from "../event-stream.ts";
import { checkInput, readQuery } from "../parse.ts";
import { type ApiEnv, type ApiRoute, route } from "../route.ts";

const spec = {
	method: "get",
	path: "/feed",
	summary: "What changes: as server-sent events, or what did since a cursor, at once",
	tag: "feed",
	query: FeedInput,
	response: FeedView,
} as const;

const atOnce = route({ ...spec, run: ({ ctx, query }) => readFeed({ ctx, input: query }) });

async function stream(c: Context<ApiEnv>): Promise<Response> {
	const query = checkInput(FeedInput, readQuery(FeedInput, new URL(c.req.url).searchParams));
	// What a browser says by itself when it comes again is newer than the address.
	const after = c.req.header("last-event-id") || query.after;
	const runtime = c.get("runtime");
	const { requestId, address } = c.get("ctx");
	// The request is not kept for as long as the stream lives; what says who asks is.
	const asked = new Request("http://localhost", { headers: c.req.raw.headers });
	const listener = await listenToFeed({
		ctx: c.get("ctx"),
		input: after === undefined ? {} : { after },
		feed: runtime.feed,
	});
	const check = async () =>
		requireScope(await ctxFromRequest(runtime, asked, { requestId, address }), "read");
	return new Response(eventStream({ listener, check }), {
		headers: {
			"content-type": "text/event-stream",
			"cache-control": "no-store, no-transform",
			// Proxies that gather answers would hold events back.
			"x-accel-buffering": "no",
			// Its connection is good for nothing else, and does not hold the server's stop.
			connection: "close",
		},
	});
}

export const feedRoutes: readonly ApiRoute[] = [
	{
		doc: { ...atOnce.doc, rawResponse: "text/event-stream" },
		handle: (c) =>
			(c.req.header("accept") ?? "").includes("text/event-stream") ? stream(c) : atOnce.handle(c),
	},
];
