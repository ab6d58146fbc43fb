import { and, eq, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Database } from "../../../db/client.ts";
import { runInputs, runOutputs, users } from "../../../db/schema/index.ts";
import type { EdgeOrigin, OutputKind } from "../../contracts/enums.ts";
import type { RunFileView } from "../../contracts/runs.ts";
import { userRef } from "../user-ref.ts";

/** Who took an edge back. */
export const retracters = alias(users, "retracters");

/** What an edge says, without the two records that it joins. */
export type EdgeFacts = Omit<RunFileView, "file"> & { runId: number; fileId: number };

/** One edge, or undefined. */
export async function findEdge(
	db: Database,
	role: "input" | "output",
	runId: number,
	fileId: number,
): Promise<EdgeFacts | undefined> {
	const table = role === "input" ? runInputs : runOutputs;
	const [found] = await db
		.select(edgeColumns(role))
		.from(table)
		.innerJoin(users, eq(users.id, table.recordedBy))
		.leftJoin(retracters, eq(retracters.id, table.retractedBy))
		.where(and(eq(table.runId, runId), eq(table.fileId, fileId)));
	return found && edgeFacts(found);
}

/** What is read of an edge, of edges joined with who recorded them and {@link retracters}. */
export function edgeColumns(role: "input" | "output") {
	const table = role === "input" ? runInputs : runOutputs;
	return {
		runId: table.runId,
		fileId: table.fileId,
		kind: role === "input" ? sql<OutputKind | null>`null` : sql<OutputKind | null>`${runOutputs.kind}`,
		origin: table.origin,
		recordedAt: table.recordedAt,
		occurredAt: table.occurredAt,
		isLate: table.isLate,
		recordedBy: { uid: users.id, handle: users.handle, name: users.name },
		retractedAt: table.retractedAt,
		retractedReason: table.retractedReason,
		retractedBy: { uid: retracters.id, handle: retracters.handle, name: retracters.name },
	};
}

/** An edge as the database has it; its times are text where it came as JSON, and nobody is then a user without a uid. */
export interface EdgeRow {
	runId: number;
	fileId: number;
	kind: OutputKind | null;
	origin: EdgeOrigin;
	recordedAt: Date | string;
	occurredAt: Date | string | null;
	isLate: boolean;
	recordedBy: { uid: string; handle: string; name: string };
	retractedAt: Date | string | null;
	retractedReason: string | null;
	retractedBy: { uid: string | null; handle: string | null; name: string | null } | null;
}

const isoTime = (time: Date | string | null) => (time === null ? null : new Date(time).toISOString());

/** What an edge says. */
export function edgeFacts(row: EdgeRow): EdgeFacts {
	const { uid, handle, name } = row.retractedBy ?? {};
	return {
		runId: row.runId,
		fileId: row.fileId,
		kind: row.kind,
		origin: row.origin,
		recordedAt: new Date(row.recordedAt).toISOString(),
		occurredAt: isoTime(row.occurredAt),
		recordedBy: userRef(row.recordedBy),
		isLate: row.isLate,
		retractedAt: isoTime(row.retractedAt),
		retractedBy: uid && handle && name !== null && name !== undefined ? userRef({ uid, handle, name }) : null,
		retractedReason: row.retractedReason,
	};
}

/** An edge's facts as they leave, without the database's ids. */
export function withoutIds({ runId: _run, fileId: _file, ...facts }: EdgeFacts): Omit<RunFileView, "file"> {
	return facts;
}
