import type { Context } from "hono";
import { z } from "zod";
import { FacetsView } from "../../contracts/facets.ts";
import type { Ctx } from "../../services/ctx.ts";
import { checkInput, readJson, readQuery } from "../parse.ts";
import { type ApiEnv, type ApiRoute, jsonBytes, type RouteDoc, route, type Tag } from "../route.ts";
import type { CsvColumns } from "./csv-columns.ts";
import { type ExportFormat, exportFormats, streamRows } from "./stream-rows.ts";

const format = z.enum(exportFormats).optional().describe("csv by default");

/** What every registry offers beside its list: what it can be narrowed to, and all of it as a file. */
export function registryRoutes<V, F extends z.ZodObject, E extends z.ZodObject>({
	name,
	tag,
	facets,
	exported,
	columns,
}: {
	name: "files" | "runs" | "transforms" | "users";
	tag: Tag;
	facets: { input: F; list: (call: { ctx: Ctx; input: z.input<F> }) => Promise<FacetsView> };
	exported: { input: E; rows: (call: { ctx: Ctx; input: z.input<E> }) => Promise<AsyncGenerator<V[]>> };
	columns: CsvColumns<V>;
}): readonly ApiRoute[] {
	const query = exported.input.omit({ uids: true }).extend({ format });
	const body = exported.input.extend({ format });
	const answer = async (c: Context<ApiEnv>, asked: unknown) => {
		// The schema has just said that the shape is this.
		const { format = "csv", ...input } = asked as { format?: ExportFormat } & z.input<E>;
		const batches = await exported.rows({ ctx: c.get("ctx"), input: input as z.input<E> });
		return streamRows({ batches, format, columns, name });
	};
	const doc = (method: "get" | "post", more: Partial<RouteDoc>): RouteDoc => ({
		method,
		path: `/${name}/export`,
		summary: `All ${name} that match, as CSV or NDJSON${method === "post" ? ", or those of some uids" : ""}`,
		tag,
		rawResponse: "text/csv",
		statuses: [200],
		...more,
	});
	return [
		route({
			method: "get",
			path: `/${name}/facets`,
			summary: `What ${name} can be filtered by, with counts`,
			tag,
			query: facets.input,
			response: FacetsView,
			run: ({ ctx, query }) => facets.list({ ctx, input: query }),
		}),
		{
			doc: doc("get", { query }),
			handle: async (c) => answer(c, checkInput(query, readQuery(query, new URL(c.req.url).searchParams))),
		},
		{
			doc: doc("post", { body }),
			handle: async (c) => answer(c, checkInput(body, (await readJson(c.req.raw, jsonBytes)).value)),
		},
	];
}
