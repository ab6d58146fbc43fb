import type { Context } from "hono";
import { z } from "zod";
import { ImpactExportInput, ImpactInput, type ImpactItem, ImpactView } from "../../contracts/impact.ts";
import { exportImpact } from "../../services/lineage/impact/export-impact.ts";
import { getImpact } from "../../services/lineage/impact/get-impact.ts";
import { csvLine } from "../csv.ts";
import { downloadLines } from "../download-lines.ts";
import { checkInput, readQuery } from "../parse.ts";
import { type ApiEnv, type ApiRoute, route } from "../route.ts";

const ExportQuery = ImpactExportInput.extend({ format: z.enum(["csv", "ndjson"]).optional() });

const columns = ["kind", "uid", "title", "version", "status", "created_at", "created_by", "depth"];

function csvOf(item: ImpactItem): string {
	const [version, status] = item.kind === "file" ? [item.versionNo, ""] : ["", item.status];
	const { kind, uid, title, createdAt, createdBy, depth } = item;
	return csvLine([kind, uid, title, version, status, createdAt, createdBy, depth]);
}

const formats = {
	csv: { type: "text/csv; charset=utf-8", head: csvLine(columns), lineOf: csvOf },
	ndjson: {
		type: "application/x-ndjson",
		head: "",
		lineOf: (item: ImpactItem) => `${JSON.stringify(item)}\n`,
	},
} as const;

async function* linesOf(
	batches: AsyncIterable<ImpactItem[]>,
	{ head, lineOf }: (typeof formats)["csv" | "ndjson"],
): AsyncGenerator<string> {
	yield head;
	for await (const batch of batches) yield batch.map(lineOf).join("");
}

async function download(c: Context<ApiEnv>): Promise<Response> {
	const query = checkInput(ExportQuery, readQuery(ExportQuery, new URL(c.req.url).searchParams));
	const { format = "csv", ...input } = query;
	const batches = await exportImpact({
		ctx: c.get("ctx"),
		input,
		adjacency: c.get("runtime").adjacency,
	});
	return downloadLines(linesOf(batches, formats[format]), {
		type: formats[format].type,
		filename: `impact.${format}`,
	});
}

export const impactRoutes: readonly ApiRoute[] = [
	route({
		method: "get",
		path: "/impact",
		summary: "Everything downstream or upstream of a record: counts, and a page of the list",
		tag: "search",
		query: ImpactInput,
		response: ImpactView,
		run: ({ ctx, runtime, query }) => getImpact({ ctx, input: query, adjacency: runtime.adjacency }),
	}),
	{
		doc: {
			method: "get",
			path: "/impact/export",
			summary: "The whole list of what lies downstream or upstream, as CSV or NDJSON",
			tag: "search",
			query: ExportQuery,
			rawResponse: "text/csv",
			statuses: [200],
		},
		handle: download,
	},
];
