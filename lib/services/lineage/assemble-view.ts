import type { LineageView } from "../../contracts/lineage.ts";
import { collapseNodes } from "../../lineage/collapse.ts";
import { hideNodes } from "../../lineage/hide.ts";
import { attributionEdge } from "./attribution.ts";
import { boxesAround } from "./boxes.ts";
import { edgesAmong, maxEdges } from "./edges.ts";
import { facetsOf } from "./facets.ts";
import { idsOf } from "./keys.ts";
import { buildNodes } from "./nodes.ts";
import { gatherShown } from "./shown.ts";
import type { LineageTask, WalkedGraph } from "./walk-graph.ts";

/** Makes the answer of a walk: hides, collapses, adds people and code, and counts what is left out. */
export async function assembleView(task: LineageTask, graph: WalkedGraph): Promise<LineageView> {
	const among = await edgesAmong(task.db, graph.depthOf.keys(), task.asOf);
	const flow = hideNodes({
		edges: among.edges,
		isHidden: graph.isHidden,
		isFile: (key) => key.startsWith("f"),
		maxEdges,
	});
	const shown = await gatherShown(task, graph);
	const idByKey = new Map(shown.records.map((facts) => [facts.key, shown.idOf(facts)]));
	const owned = shown.attributions.map((attribution) =>
		attributionEdge(attribution, shown.ownerIdOf(attribution.owner), shown.idOf(attribution.facts)),
	);
	const runIds = idsOf("run", idByKey.keys());
	return {
		focus: shown.focusId,
		lens: task.lens,
		asOf: task.asOf?.toISOString() ?? null,
		nodes: await buildNodes(task, graph, shown),
		// From keys to node ids: where runs share their transform's node, their edges become one.
		edges: [
			...collapseNodes(flow.edges, (key) => idByKey.get(key) ?? key),
			...collapseNodes(owned, (id) => id),
		],
		facets: await facetsOf(task, graph),
		boxes: task.lens === "transforms" ? [] : await boxesAround(task.db, runIds, task.asOf),
		isTruncated: graph.isTruncated || among.isTruncated || flow.isTruncated,
		reachedCount: graph.reached.size,
	};
}
