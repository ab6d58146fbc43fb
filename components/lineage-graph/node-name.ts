import type { LineageEdge } from "../../lib/contracts/lineage.ts";
import type { DrawnBox, DrawnNode } from "../../lib/lineage/fold/types.ts";
import { boxTitle, cardTitle, nodeTitle } from "./node-text.ts";

const dataFlow: ReadonlySet<LineageEdge["kind"]> = new Set(["input", "output"]);

const count = (n: number, what: string) => `${n} ${what}${n === 1 ? "" : "s"}`;

/** What a screen reader says of an open box. */
export function boxName({ box, runCount }: DrawnBox): string {
	return `Run ${boxTitle(box)}, ${box.status}, contains ${count(runCount, "run")}; e closes it`;
}

/** What a screen reader says of a card: "File bams/output.bam, version 1, made by 1, used by 2". */
export function nodeName(node: DrawnNode, edges: readonly LineageEdge[]): string {
	if (node.kind === "group") return `Group of ${cardTitle(node)}; Enter lists them, e unfolds`;
	if (node.kind === "closed")
		return `Run ${cardTitle(node)}, ${node.box.status}, closed, with ${count(node.runCount, "run")} inside; e opens it`;
	// Who started a run and what it ran as are no inputs of it.
	const flow = edges.filter(({ kind }) => dataFlow.has(kind));
	const before = flow.filter((edge) => edge.target === node.id).length + node.hidden.up;
	const after = flow.filter((edge) => edge.source === node.id).length + node.hidden.down;
	const title = nodeTitle(node);
	switch (node.kind) {
		case "file": {
			const stale = node.isStale ? ", stale" : "";
			return `File ${title}, version ${node.versionNo}, made by ${count(before, "run")}, ${count(after, "dependant")}${stale}`;
		}
		case "run":
			return `Run ${title} of ${node.transform.name}, ${node.status}, ${count(before, "input")}, ${count(after, "output")}`;
		case "transform":
			return `Transform ${title}, version ${node.version}, ${count(node.runCount, "run")}`;
		case "user":
			return `Person ${node.handle}, ${count(node.runCount, "run")}, ${count(node.fileCount, "file")}`;
	}
}
