import type { Context } from "hono";
import { z } from "zod";
import {
	RunLogAppendInput,
	RunLogAppendView,
	RunLogHits,
	RunLogReadInput,
	RunLogSearchInput,
	RunLogView,
} from "../../contracts/run-log.ts";
import { appendRunLog } from "../../services/runs/log/append-run-log.ts";
import { exportRunLog } from "../../services/runs/log/export-run-log.ts";
import { readRunLog } from "../../services/runs/log/read-run-log.ts";
import { searchRunLog } from "../../services/runs/log/search-run-log.ts";
import { downloadLines } from "../download-lines.ts";
import { type ApiEnv, type ApiRoute, route } from "../route.ts";

const plain = "text/plain; charset=utf-8";

const lines = route({
	method: "get",
	path: "/runs/{uid}/log",
	summary: "Lines of a run's log; with format=text all of it, streamed",
	tag: "runs",
	query: RunLogReadInput.omit({ uid: true }).extend({
		format: z.enum(["json", "text"]).optional().describe("text: the whole log as it was written"),
	}),
	response: RunLogView,
	run: ({ ctx, params, query: { format: _, ...query } }) =>
		readRunLog({ ctx, input: { ...query, uid: params.uid } }),
});

async function asText(c: Context<ApiEnv>): Promise<Response> {
	const uid = c.req.param("uid") ?? "";
	return downloadLines(await exportRunLog({ ctx: c.get("ctx"), input: { uid } }), {
		type: plain,
		filename: `run-${uid}.log`,
	});
}

export const runLogRoutes: readonly ApiRoute[] = [
	{
		doc: { ...lines.doc, rawResponse: plain },
		handle: (c) => (c.req.query("format") === "text" ? asText(c) : lines.handle(c)),
	},
	route({
		method: "post",
		path: "/runs/{uid}/log",
		summary: "Add lines to a run's log; the same part again adds nothing",
		tag: "runs",
		body: RunLogAppendInput.omit({ uid: true }),
		maxBytes: 4 * 1024 * 1024,
		response: RunLogAppendView,
		isIdempotencyKeyed: false,
		run: ({ ctx, params, body }) => appendRunLog({ ctx, input: { ...body, uid: params.uid } }),
	}),
	route({
		method: "get",
		path: "/runs/{uid}/log/search",
		summary: "Which lines of a run's log have a text",
		tag: "runs",
		query: RunLogSearchInput.omit({ uid: true }),
		response: RunLogHits,
		run: ({ ctx, params, query }) => searchRunLog({ ctx, input: { ...query, uid: params.uid } }),
	}),
];
