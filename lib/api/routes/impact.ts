import { Readable } from "node:stream";
import {
	ImpactFilesPage,
	ImpactInput,
	ImpactListInput,
	ImpactRunsPage,
	ImpactView,
} from "../../contracts/impact.ts";
import { exportImpact, type ImpactRow } from "../../services/impact/export-impact.ts";
import { getImpact } from "../../services/impact/get-impact.ts";
import { listImpactFiles, listImpactRuns } from "../../services/impact/list-impact.ts";
import { csvCell } from "../csv.ts";
import { checkInput, readQuery } from "../parse.ts";
import { type ApiRoute, route } from "../route.ts";

const columns = [
	"kind",
	"uid",
	"name",
	"version",
	"status",
	"transform",
	"person",
	"createdAt",
] as const satisfies readonly (keyof ImpactRow)[];

async function* csvLines(rows: AsyncIterable<ImpactRow>): AsyncGenerator<string> {
	yield `${columns.join(",")}\r\n`;
	for await (const row of rows) yield `${columns.map((column) => csvCell(row[column])).join(",")}\r\n`;
}

export const impactRoutes: readonly ApiRoute[] = [
	route({
		method: "get",
		path: "/impact",
		summary: "Everything downstream or upstream of a record, counted",
		tag: "search",
		query: ImpactInput,
		response: ImpactView,
		run: ({ ctx, query }) => getImpact({ ctx, input: query }),
	}),
	route({
		method: "get",
		path: "/impact/files",
		summary: "The files downstream or upstream of a record",
		tag: "search",
		query: ImpactListInput,
		response: ImpactFilesPage,
		run: ({ ctx, query }) => listImpactFiles({ ctx, input: query }),
	}),
	route({
		method: "get",
		path: "/impact/runs",
		summary: "The runs downstream or upstream of a record",
		tag: "search",
		query: ImpactListInput,
		response: ImpactRunsPage,
		run: ({ ctx, query }) => listImpactRuns({ ctx, input: query }),
	}),
	{
		doc: {
			method: "get",
			path: "/impact/export",
			summary: "All of these files and runs, as CSV",
			tag: "search",
			query: ImpactInput,
			rawResponse: "text/csv",
			statuses: [200],
		},
		handle: async (c) => {
			const query = checkInput(ImpactInput, readQuery(ImpactInput, new URL(c.req.url).searchParams));
			const lines = csvLines(await exportImpact({ ctx: c.get("ctx"), input: query }));
			return new Response(Readable.toWeb(Readable.from(lines)) as ReadableStream<Uint8Array>, {
				headers: {
					"content-type": "text/csv; charset=utf-8",
					"content-disposition": `attachment; filename="${query.direction ?? "down"}stream.csv"`,
					"cache-control": "no-store",
				},
			});
		},
	},
];
