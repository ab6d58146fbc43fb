import { type SQL, sql } from "drizzle-orm";
import { runInputs, runOutputs, users } from "../../../db/schema/index.ts";
import type { EdgeOrigin, OutputKind } from "../../contracts/enums.ts";
import type { LineageEdge } from "../../contracts/lineage.ts";
import { type AsOf, heldAt } from "./as-of.ts";
import type { Ask } from "./json-rows.ts";
import { bigintArray, flowKey, idsOf } from "./keys.ts";

/** The most edges of one kind in an answer: a few hundred nodes never have more. */
export const maxEdges = 20_000;

/** All data-flow edges between these nodes; their ends are keys, not node ids yet. */
export async function edgesAmong(
	ask: Ask,
	keys: Iterable<string>,
	asOf: AsOf,
): Promise<{ edges: LineageEdge[]; isTruncated: boolean }> {
	const all = [...keys];
	const runIds = idsOf("run", all);
	const fileIds = idsOf("file", all);
	if (runIds.length === 0 || fileIds.length === 0) return { edges: [], isTruncated: false };
	const among = (table: typeof runInputs | typeof runOutputs) => sql`
		${table.runId} = any(${bigintArray(runIds)}) and ${table.fileId} = any(${bigintArray(fileIds)})
		and ${heldAt(table, asOf)}`;
	const [inputs, outputs] = await Promise.all([
		edgeRows(ask, sql`null`, runInputs, among(runInputs)),
		edgeRows(ask, sql`${runOutputs.kind}`, runOutputs, among(runOutputs)),
	]);
	const edges: LineageEdge[] = [];
	for (const row of inputs.slice(0, maxEdges)) {
		edges.push(edge(flowKey("file", row.fileId), flowKey("run", row.runId), "input", row));
	}
	for (const row of outputs.slice(0, maxEdges)) {
		edges.push(edge(flowKey("run", row.runId), flowKey("file", row.fileId), "output", row));
	}
	return { edges, isTruncated: inputs.length > maxEdges || outputs.length > maxEdges };
}

/** The newest of these edges, one more than fits. */
function edgeRows(ask: Ask, kind: SQL, table: typeof runInputs | typeof runOutputs, where: SQL) {
	return ask(
		{
			runId: sql<number>`newest.run_id`,
			fileId: sql<number>`newest.file_id`,
			kind: sql<OutputKind | null>`newest.kind`,
			origin: sql<EdgeOrigin>`newest.origin`,
			recordedAt: sql<string>`newest.recorded_at`,
			recordedBy: sql<string>`newest.handle`,
		},
		sql`from (
			select ${table.runId}, ${table.fileId}, ${kind} as kind, ${table.origin}, ${table.recordedAt}, ${users.handle}
			from ${table} inner join ${users} on ${users.id} = ${table.recordedBy}
			where ${where}
			order by ${table.runId} desc, ${table.fileId} desc limit ${maxEdges + 1}
		) as newest`,
	);
}

function edge(
	source: string,
	target: string,
	kind: "input" | "output",
	row: {
		kind: LineageEdge["outputKind"];
		origin: LineageEdge["origin"];
		recordedAt: string;
		recordedBy: string;
	},
): LineageEdge {
	return {
		id: `${kind}:${source}>${target}`,
		source,
		target,
		kind,
		outputKind: row.kind,
		origin: row.origin,
		recordedAt: new Date(row.recordedAt).toISOString(),
		recordedBy: row.recordedBy,
		viaHidden: 0,
		count: 1,
	};
}
