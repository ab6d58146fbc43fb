import type { EntityKind } from "../../contracts/enums.ts";
import { WhenceError } from "../../contracts/errors.ts";
import { LineageEdgeInput, type LineageEdgeView, type LineageLink } from "../../contracts/lineage-edge.ts";
import type { Ctx } from "../ctx.ts";
import { fileViews } from "../files/view.ts";
import { findRecord } from "../find-record.ts";
import { pageSize } from "../page.ts";
import { parseInput } from "../parse-input.ts";
import { type EdgeFacts, findEdge } from "../runs/edge-view.ts";
import { listEdges } from "../runs/list-edges.ts";
import { runViews } from "../runs/view.ts";
import { mayChange, requireScope } from "../scope.ts";
import { parseNodeId } from "./keys.ts";

/**
 * What an edge of the lineage stands for, those links included that were taken back: one, or one of each run when the
 * edge joins a file with a transform.
 *
 * @throws WhenceError `invalid` for an id that no graph gave, `not_found` when there never was such a link.
 */
export async function getLineageEdge({
	ctx,
	input,
}: {
	ctx: Ctx;
	input: LineageEdgeInput;
}): Promise<LineageEdgeView> {
	requireScope(ctx, "read");
	const wanted = parseInput(LineageEdgeInput, input);
	const { role, file, other } = parseEdgeId(wanted.id);
	const fileId = Number((await findRecord(ctx.db, "file", file)).id);
	const owner = await findRecord(ctx.db, other.kind, other.uid);
	const found =
		owner.kind === "transform"
			? await listEdges(ctx.db, {
					role,
					of: { file, transformId: owner.id },
					retracted: "include",
					limit: pageSize(wanted.limit),
					cursor: wanted.cursor,
				})
			: await onlyEdge(ctx, role, Number(owner.id), fileId);
	if (found.edges.length === 0 && wanted.cursor === undefined) {
		throw new WhenceError("not_found", "There never was such a link.", { field: "id" });
	}
	return {
		id: wanted.id,
		role,
		items: await linksOf(ctx, fileId, found.edges),
		nextCursor: found.nextCursor,
		total: found.total,
	};
}

async function onlyEdge(ctx: Ctx, role: "input" | "output", runId: number, fileId: number) {
	const edge = await findEdge(ctx.db, role, runId, fileId);
	return { edges: edge ? [edge] : [], nextCursor: null, total: edge ? 1 : 0 };
}

async function linksOf(ctx: Ctx, fileId: number, edges: readonly EdgeFacts[]): Promise<LineageLink[]> {
	const [file] = await fileViews(ctx.db, [fileId]);
	const views = await runViews(
		ctx.db,
		edges.map(({ runId }) => runId),
	);
	return edges.flatMap(({ runId: _run, fileId: _file, ...facts }, i): LineageLink[] => {
		const run = views[i];
		if (!run || !file) return [];
		return [
			{
				...facts,
				file: { uid: file.uid, key: file.key, versionNo: file.versionNo },
				run: { uid: run.uid, name: run.name, transform: run.transform },
				mayRetract: mayChange(ctx, facts.recordedBy.uid),
			},
		];
	});
}

/** The inverse of how the graph names an edge of data flow, which only the server that made the id may do. */
function parseEdgeId(id: string): {
	role: "input" | "output";
	file: string;
	other: { kind: EntityKind; uid: string };
} {
	const [, role, source = "", target = ""] = /^(input|output):([^>]+)>([^>]+)$/.exec(id) ?? [];
	if (role === "input" || role === "output") {
		const [file, other] = role === "input" ? [source, target] : [target, source];
		const ends = { file: parseNodeId(file, "id"), other: parseNodeId(other, "id") };
		const isFlow = ends.other.kind === "run" || ends.other.kind === "transform";
		if (ends.file.kind === "file" && isFlow) return { role, file: ends.file.uid, other: ends.other };
	}
	throw new WhenceError("invalid", "id: is no link between a file and a run", { field: "id" });
}
