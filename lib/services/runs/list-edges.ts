import { and, eq, isNotNull, isNull, type SQL, sql } from "drizzle-orm";
import type { Database } from "../../../db/client.ts";
import { rows } from "../../../db/rows.ts";
import { runInputs, runOutputs, runs, users } from "../../../db/schema/index.ts";
import { WhenceError } from "../../contracts/errors.ts";
import { jsonOf } from "../json-of.ts";
import { afterCursor, countOf, countTo, cutPage, type Keyset, orderBy } from "../page.ts";
import { recordId } from "../record-id.ts";
import { type EdgeFacts, type EdgeRow, edgeColumns, edgeFacts, retracters } from "./edge-view.ts";

/** Whether edges that were taken back are left out, too in the list, or all of it. */
export type RetractedEdges = "exclude" | "include" | "only";

/** One side of a list of edges: whose edges, and which table. */
export interface EdgeListing {
	role: "input" | "output";
	/** Those of a run, of a file, or of a file with the runs of one transform. */
	of: { run: string } | { file: string; transformId?: number };
	retracted: RetractedEdges;
	limit: number;
	cursor: string | undefined;
}

/** A page of edges. */
export interface ListedEdges {
	edges: EdgeFacts[];
	nextCursor: string | null;
	/** Null above 10,000. */
	total: number | null;
}

/**
 * A page of edges of one run or one file, oldest first.
 *
 * @throws WhenceError `not_found` when there is no such run or file.
 */
export async function listEdges(db: Database, listing: EdgeListing): Promise<ListedEdges> {
	const [listed] = await listAllEdges(db, [listing]);
	if (!listed) throw new Error("the database did not answer a list of edges");
	return listed;
}

/** Several such pages, in one statement. */
export async function listAllEdges(db: Database, listings: readonly EdgeListing[]): Promise<ListedEdges[]> {
	const asked = listings.map(pageAsJson);
	const [row] = await rows<{ found: string }>(
		db,
		sql`select json_build_array(${sql.join(asked, sql`, `)})::text as found`,
	);
	const found: Found[] = row ? JSON.parse(row.found) : [];
	return found.map(({ isThere, n, edges }, at) => {
		const listing = listings[at];
		if (!listing) throw new Error("the database answered more lists than were asked for");
		const { kind, uid } = recordOf(listing.of);
		if (!isThere) throw new WhenceError("not_found", `There is no ${kind} ${uid}.`);
		const places = (edges ?? []).map((edge) => ({
			edge,
			id: kind === "run" ? edge.fileId : edge.runId,
			sortValue: new Date(edge.recordedAt),
		}));
		const { page, nextCursor } = cutPage(places, keysetOf(listing));
		return { edges: page.map(({ edge }) => edgeFacts(edge)), nextCursor, total: countOf(n) };
	});
}

interface Found {
	isThere: boolean;
	n: number;
	edges: EdgeRow[] | null;
}

function recordOf(of: EdgeListing["of"]): { kind: "run" | "file"; uid: string } {
	return "run" in of ? { kind: "run", uid: of.run } : { kind: "file", uid: of.file };
}

function keysetOf({ role, of, limit, cursor }: EdgeListing): Keyset {
	const table = role === "input" ? runInputs : runOutputs;
	return {
		sort: "recordedAt",
		sortColumn: { column: table.recordedAt },
		idColumn: "run" in of ? table.fileId : table.runId,
		dir: "asc",
		limit,
		cursor,
	};
}

/** How many edges there are, up to a bound, and the page with one more than it shows. */
function pageAsJson(listing: EdgeListing): SQL {
	const { role, of, retracted } = listing;
	const keyset = keysetOf(listing);
	const table = role === "input" ? runInputs : runOutputs;
	const { kind, uid } = recordOf(of);
	const id = recordId(kind, uid);
	const where = and(
		kind === "run" ? sql`${table.runId} = ${id}` : sql`${table.fileId} = ${id}`,
		"transformId" in of
			? sql`${table.runId} in (select id from ${runs} where transform_id = ${of.transformId})`
			: undefined,
		retracted === "exclude" ? isNull(table.retractedAt) : undefined,
		retracted === "only" ? isNotNull(table.retractedAt) : undefined,
	);
	// Only what the page shows is joined with people, however many edges there are.
	const page = sql`(select * from ${table} where ${and(where, afterCursor(keyset))}
		order by ${orderBy(keyset)} limit ${keyset.limit + 1}) as ${table}`;
	return sql`json_build_object('isThere', ${id} is not null,
		'n', (${countTo(sql`${table} where ${where}`)}), 'edges', (
			select json_agg(${jsonOf(edgeColumns(role))} order by ${orderBy(keyset)}) from ${page}
			inner join ${users} on ${eq(users.id, table.recordedBy)}
			left join ${users} retracters on ${eq(retracters.id, table.retractedBy)}))`;
}
