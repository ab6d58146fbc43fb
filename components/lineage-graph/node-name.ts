import type { LineageEdge, LineageNode } from "../../lib/contracts/lineage.ts";
import type { DrawnBox, DrawnNode } from "../../lib/lineage/fold/types.ts";
import { boxTitle, cardTitle, nodeTitle } from "./node-text.ts";

const count = (n: number, what: string) => `${n} ${what}${n === 1 ? "" : "s"}`;

/** What a screen reader says of an open box. */
export function boxName({ box, runCount }: DrawnBox): string {
	return `Run ${boxTitle(box)}, ${box.status}, contains ${count(runCount, "run")}; e closes it`;
}

/** The edges of data flow at each record: who started a run and what it ran as are no inputs of it. */
function flowAround(edges: readonly LineageEdge[]) {
	const [into, outOf] = [new Map<string, LineageEdge[]>(), new Map<string, LineageEdge[]>()];
	const put = (map: Map<string, LineageEdge[]>, id: string, edge: LineageEdge) => {
		const list = map.get(id);
		if (list) list.push(edge);
		else map.set(id, [edge]);
	};
	for (const edge of edges) {
		if (edge.kind !== "input" && edge.kind !== "output") continue;
		put(into, edge.target, edge);
		put(outOf, edge.source, edge);
	}
	return { into, outOf };
}

/**
 * Names cards for screen readers, as "File bams/output.bam, version 2, made by run align, 1 input, 3 dependants". What
 * is not shown is counted too.
 *
 * @param edges of the answer, not of the drawing: a pile counts as all that is in it.
 */
export function nodeNamer(
	nodes: ReadonlyMap<string, LineageNode>,
	edges: readonly LineageEdge[],
): (node: DrawnNode) => string {
	let around: ReturnType<typeof flowAround> | null = null;
	const flow = () => {
		around ??= flowAround(edges);
		return around;
	};
	const before = ({ id, hidden }: LineageNode) => (flow().into.get(id)?.length ?? 0) + hidden.up;
	const after = ({ id, hidden }: LineageNode) => (flow().outOf.get(id)?.length ?? 0) + hidden.down;

	function origin(file: LineageNode): string {
		const makers = flow().into.get(file.id) ?? [];
		const made =
			makers.find(({ outputKind, viaHidden }) => viaHidden === 0 && outputKind !== "recreated") ?? makers[0];
		const maker = made && made.viaHidden === 0 ? nodes.get(made.source) : undefined;
		if (maker) return `made by ${maker.kind} ${cardTitle(maker)}, ${count(before(maker), "input")}`;
		return makers.length + file.hidden.up > 0 ? "made by a run that is not shown" : "saved by hand";
	}
	return (node) => {
		if (node.kind === "group") return `Group of ${cardTitle(node)}; Enter lists them, e unfolds`;
		if (node.kind === "closed")
			return `Run ${cardTitle(node)}, ${node.box.status}, closed, with ${count(node.runCount, "run")} inside; e opens it`;
		const title = nodeTitle(node);
		switch (node.kind) {
			case "file": {
				const states = [
					...(node.isStale ? [", stale"] : []),
					...(node.isArchived ? [", archived"] : []),
					...(node.isDeleted ? [", deleted"] : []),
				];
				return `File ${title}, version ${node.versionNo}, ${origin(node)}, ${count(after(node), "dependant")}${states.join("")}`;
			}
			case "run":
				return `Run ${title} of ${node.transform.name}, ${node.status}, ${count(before(node), "input")}, ${count(after(node), "output")}`;
			case "transform":
				return `Transform ${title}, version ${node.version}, ${count(node.runCount, "run")}`;
			case "user":
				return `Person ${node.handle}, ${count(node.runCount, "run")}, ${count(node.fileCount, "file")}`;
		}
	};
}
