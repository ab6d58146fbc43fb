import type { LineageBox, LineageEdge, LineageNode } from "../../contracts/lineage.ts";

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

/** A run with all that it contains, drawn as one. */
export interface ClosedBox {
	kind: "closed";
	/** The run's. */
	id: string;
	box: LineageBox;
	members: LineageNode[];
	runCount: number;
}

/** What has a card of its own. */
export type DrawnNode = LineageNode | LineageGroup | ClosedBox;

/** A run that is drawn around what it contains. */
export interface DrawnBox {
	/** The run's. */
	id: string;
	box: LineageBox;
	/** The box that it stands in. */
	parent: string | null;
	/** All cards in it, and in boxes in it. */
	inside: ReadonlySet<string>;
	runCount: number;
}

/** The graph as it is drawn: some records in groups, their edges put together. */
export interface DrawnGraph {
	focus: string;
	nodes: DrawnNode[];
	edges: LineageEdge[];
	/** The drawn node that stands for a record: its group's, or its own. */
	drawnIdOf(id: string): string;
	/** Open boxes, the outer before the inner. */
	boxes: DrawnBox[];
	/** The box that a card stands in. */
	boxOf(id: string): string | null;
}
