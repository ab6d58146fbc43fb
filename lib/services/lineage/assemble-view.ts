import type { LineageView } from "../../contracts/lineage.ts";
import { collapseNodes } from "../../lineage/collapse.ts";
import { hideNodes } from "../../lineage/hide.ts";
import { attributionEdge } from "./attribution.ts";
import { boxesAround } from "./boxes.ts";
import { edgesAmong, maxEdges } from "./edges.ts";
import { facetsOf } from "./facets.ts";
import { askTogether } from "./json-rows.ts";
import { idsOf } from "./keys.ts";
import { buildNodes } from "./nodes.ts";
import { gatherShown } from "./shown.ts";
import type { LineageTask, WalkedGraph } from "./walk-graph.ts";

/** Makes the answer of a walk: hides, collapses, adds people and code, and counts what is left out. */
export async function assembleView(task: LineageTask, graph: WalkedGraph): Promise<LineageView> {
	const shown = gatherShown(task, graph);
	const idByKey = new Map(shown.records.map((facts) => [facts.key, shown.idOf(facts)]));
	const runIds = idsOf("run", idByKey.keys());
	const ask = askTogether(task.db);
	const [among, nodes, facets, boxes] = await Promise.all([
		edgesAmong(ask, graph.depthOf.keys(), task.asOf),
		buildNodes(ask, task, graph, shown),
		facetsOf(ask, task, graph),
		task.lens === "transforms" ? [] : boxesAround(ask, runIds, task.asOf),
	]);
	const flow = hideNodes({
		edges: among.edges,
		isHidden: graph.isHidden,
		isFile: (key) => key.startsWith("f"),
		maxEdges,
	});
	const owned = shown.attributions.map((attribution) =>
		attributionEdge(attribution, shown.ownerIdOf(attribution.owner), shown.idOf(attribution.facts)),
	);
	return {
		focus: shown.focusId,
		lens: task.lens,
		asOf: task.asOf?.toISOString() ?? null,
		nodes,
		// From keys to node ids: where runs share their transform's node, their edges become one.
		edges: [
			...collapseNodes(flow.edges, (key) => idByKey.get(key) ?? key),
			...collapseNodes(owned, (id) => id),
		],
		facets,
		boxes,
		isTruncated: graph.isTruncated || among.isTruncated || flow.isTruncated,
		reachedCount: graph.reached.size,
	};
}
