import { z } from "zod";
import type { CustodyView } from "../../contracts/custody.ts";
import { listAuditEvents } from "../audit/list-audit-events.ts";
import type { Ctx } from "../ctx.ts";
import type { Adjacency } from "../lineage/impact/adjacency.ts";
import { derivedFiles } from "../lineage/impact/derived-files.ts";
import { parseInput } from "../parse-input.ts";
import { type EdgeListing, listAllEdges } from "../runs/list-edges.ts";
import { requireScope } from "../scope.ts";
import { withRuns } from "./list-file-runs.ts";
import { fileAndIdOf } from "./view.ts";

const Input = z.strictObject({ uid: z.string() });
/** A page to print: what goes on longer says how many there are. */
const most = { rows: 500, derived: 200 };

/**
 * A file's whole custody: who ingested it, what made it, who read it, what was derived from it, and what was done
 * with it since.
 *
 * @throws WhenceError `not_found`.
 */
export async function getCustody({
	ctx,
	input,
	adjacency,
	logsDownloads,
}: {
	ctx: Ctx;
	input: z.input<typeof Input>;
	adjacency: Adjacency;
	logsDownloads: boolean;
}): Promise<CustodyView> {
	const { uid } = parseInput(Input, input);
	requireScope(ctx, "read");
	const { id, file } = await fileAndIdOf(ctx.db, uid);
	const side = (role: "input" | "output"): EdgeListing => ({
		role,
		of: { file: file.uid },
		retracted: "include",
		limit: most.rows,
		cursor: undefined,
	});
	const [made, read] = await withRuns(ctx.db, await listAllEdges(ctx.db, [side("output"), side("input")]));
	if (!made || !read) throw new Error("a page of edges was lost");
	const focus = {
		kind: "file" as const,
		id,
		uid: file.uid,
		label: file.key,
		createdAt: new Date(file.createdAt),
	};
	const derived = await derivedFiles(ctx.db, focus, { limit: most.derived, adjacency });
	const events = await listAuditEvents({
		ctx,
		input: { entityKind: "file", entityUid: file.uid, dir: "asc", limit: most.rows },
	});
	return {
		file,
		made: made.items,
		read: read.items,
		readCount: read.total,
		derived: derived.items,
		derivedCount: derived.count,
		events: events.items,
		eventCount: events.total,
		logsDownloads,
	};
}
