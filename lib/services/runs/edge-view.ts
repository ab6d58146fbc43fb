import { and, eq, inArray, isNotNull, isNull, type SQL, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Database } from "../../../db/client.ts";
import { runInputs, runOutputs, runs, users } from "../../../db/schema/index.ts";
import type { EdgeOrigin, OutputKind } from "../../contracts/enums.ts";
import type { RunFileView } from "../../contracts/runs.ts";
import { afterCursor, countUpTo, cutPage, type Keyset, orderBy } from "../page.ts";
import { userRef } from "../user-ref.ts";

const retracters = alias(users, "retracters");

/** Whether edges that were taken back are left out, too in the list, or all of it. */
export type RetractedEdges = "exclude" | "include" | "only";

/** One side of a list of edges: whose edges, and which table. */
export interface EdgeListing {
	role: "input" | "output";
	/** Those of a run, of a file, or of a file with the runs of one transform. */
	of: { runId: number } | { fileId: number; transformId?: number };
	retracted: RetractedEdges;
	limit: number;
	cursor: string | undefined;
}

/** What an edge says, without the two records that it joins. */
export type EdgeFacts = Omit<RunFileView, "file"> & { runId: number; fileId: number };

/** A page of edges of one run or one file, oldest first. */
export async function listEdges(
	db: Database,
	listing: EdgeListing,
): Promise<{ edges: EdgeFacts[]; nextCursor: string | null; total: number | null }> {
	const table = listing.role === "input" ? runInputs : runOutputs;
	const isOfRun = "runId" in listing.of;
	const keyset: Keyset = {
		sort: "recordedAt",
		sortColumn: { column: table.recordedAt },
		idColumn: isOfRun ? table.fileId : table.runId,
		dir: "asc",
		limit: listing.limit,
		cursor: listing.cursor,
	};
	const where = and(
		"runId" in listing.of ? eq(table.runId, listing.of.runId) : ofFile(db, table, listing.of),
		listing.retracted === "exclude" ? isNull(table.retractedAt) : undefined,
		listing.retracted === "only" ? isNotNull(table.retractedAt) : undefined,
	);
	const found = await selectEdges(db, listing.role)
		.where(and(where, afterCursor(keyset)))
		.orderBy(orderBy(keyset))
		.limit(keyset.limit + 1);
	const { page, nextCursor } = cutPage(
		found.map((row) => ({ ...row, id: isOfRun ? row.fileId : row.runId, sortValue: row.recordedAt })),
		keyset,
	);
	return { edges: page.map(edgeFacts), nextCursor, total: await countUpTo(db, sql`${table} where ${where}`) };
}

function ofFile(
	db: Database,
	table: typeof runInputs | typeof runOutputs,
	{ fileId, transformId }: { fileId: number; transformId?: number },
): SQL | undefined {
	if (transformId === undefined) return eq(table.fileId, fileId);
	const theirs = db.select({ id: runs.id }).from(runs).where(eq(runs.transformId, transformId));
	return and(eq(table.fileId, fileId), inArray(table.runId, theirs));
}

/** One edge, or undefined. */
export async function findEdge(
	db: Database,
	role: "input" | "output",
	runId: number,
	fileId: number,
): Promise<EdgeFacts | undefined> {
	const table = role === "input" ? runInputs : runOutputs;
	const [found] = await selectEdges(db, role).where(
		and(eq(table.runId, runId), inArray(table.fileId, [fileId])),
	);
	return found && edgeFacts(found);
}

function selectEdges(db: Database, role: "input" | "output") {
	const table = role === "input" ? runInputs : runOutputs;
	return db
		.select({
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
		})
		.from(table)
		.innerJoin(users, eq(users.id, table.recordedBy))
		.leftJoin(retracters, eq(retracters.id, table.retractedBy))
		.$dynamic();
}

function edgeFacts(row: {
	runId: number;
	fileId: number;
	kind: OutputKind | null;
	origin: EdgeOrigin;
	recordedAt: Date;
	occurredAt: Date | null;
	isLate: boolean;
	recordedBy: { uid: string; handle: string; name: string };
	retractedAt: Date | null;
	retractedReason: string | null;
	retractedBy: { uid: string; handle: string; name: string } | null;
}): EdgeFacts {
	return {
		runId: row.runId,
		fileId: row.fileId,
		kind: row.kind,
		origin: row.origin,
		recordedAt: row.recordedAt.toISOString(),
		occurredAt: row.occurredAt?.toISOString() ?? null,
		recordedBy: userRef(row.recordedBy),
		isLate: row.isLate,
		retractedAt: row.retractedAt?.toISOString() ?? null,
		retractedBy: row.retractedBy ? userRef(row.retractedBy) : null,
		retractedReason: row.retractedReason,
	};
}

/** An edge's facts as they leave, without the database's ids. */
export function withoutIds({ runId: _run, fileId: _file, ...facts }: EdgeFacts): Omit<RunFileView, "file"> {
	return facts;
}
