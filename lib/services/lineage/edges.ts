import { and, desc, eq, sql } from "drizzle-orm";
import type { Database } from "../../../db/client.ts";
import { runInputs, runOutputs, users } from "../../../db/schema/index.ts";
import type { LineageEdge } from "../../contracts/lineage.ts";
import { type AsOf, heldAt } from "./as-of.ts";
import { bigintArray, flowKey, idsOf } from "./keys.ts";

/** The most edges of one kind in an answer: a few hundred nodes never have more. */
export const maxEdges = 20_000;

/** All data-flow edges between these nodes; their ends are keys, not node ids yet. */
export async function edgesAmong(
	db: Database,
	keys: Iterable<string>,
	asOf: AsOf,
): Promise<{ edges: LineageEdge[]; isTruncated: boolean }> {
	const all = [...keys];
	const runIds = idsOf("run", all);
	const fileIds = idsOf("file", all);
	if (runIds.length === 0 || fileIds.length === 0) return { edges: [], isTruncated: false };
	const inputs = await db
		.select({
			runId: runInputs.runId,
			fileId: runInputs.fileId,
			origin: runInputs.origin,
			recordedAt: runInputs.recordedAt,
			recordedBy: users.handle,
		})
		.from(runInputs)
		.innerJoin(users, eq(users.id, runInputs.recordedBy))
		.where(
			and(
				sql`${runInputs.runId} = any(${bigintArray(runIds)})`,
				sql`${runInputs.fileId} = any(${bigintArray(fileIds)})`,
				heldAt(runInputs, asOf),
			),
		)
		.orderBy(desc(runInputs.runId), desc(runInputs.fileId))
		.limit(maxEdges + 1);
	const outputs = await db
		.select({
			runId: runOutputs.runId,
			fileId: runOutputs.fileId,
			kind: runOutputs.kind,
			origin: runOutputs.origin,
			recordedAt: runOutputs.recordedAt,
			recordedBy: users.handle,
		})
		.from(runOutputs)
		.innerJoin(users, eq(users.id, runOutputs.recordedBy))
		.where(
			and(
				sql`${runOutputs.runId} = any(${bigintArray(runIds)})`,
				sql`${runOutputs.fileId} = any(${bigintArray(fileIds)})`,
				heldAt(runOutputs, asOf),
			),
		)
		.orderBy(desc(runOutputs.runId), desc(runOutputs.fileId))
		.limit(maxEdges + 1);
	const edges: LineageEdge[] = [];
	for (const row of inputs.slice(0, maxEdges)) {
		edges.push(edge(flowKey("file", row.fileId), flowKey("run", row.runId), "input", { ...row, kind: null }));
	}
	for (const row of outputs.slice(0, maxEdges)) {
		edges.push(edge(flowKey("run", row.runId), flowKey("file", row.fileId), "output", row));
	}
	return { edges, isTruncated: inputs.length > maxEdges || outputs.length > maxEdges };
}

function edge(
	source: string,
	target: string,
	kind: "input" | "output",
	row: {
		kind: LineageEdge["outputKind"];
		origin: LineageEdge["origin"];
		recordedAt: Date;
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
		recordedAt: row.recordedAt.toISOString(),
		recordedBy: row.recordedBy,
		viaHidden: 0,
		count: 1,
	};
}
