import type { LineageEdge, LineageNode } from "../../contracts/lineage.ts";

/** Records that stand in the same place of the graph, drawn as one. */
export interface LineageGroup {
	kind: "group";
	/** The same whoever is taken out of it, as long as its first member stays. */
	id: string;
	/** What its members are; people never fold. */
	of: Exclude<LineageNode["kind"], "user">;
	/** In the order of their titles. */
	members: LineageNode[];
}

/** What has a card of its own. */
export type DrawnNode = LineageNode | LineageGroup;

/** The graph as it is drawn: some records in groups, their edges put together. */
export interface DrawnGraph {
	focus: string;
	nodes: DrawnNode[];
	edges: LineageEdge[];
	/** The drawn node that stands for a record: its group's, or its own. */
	drawnIdOf(id: string): string;
}
