import type { Database } from "../../../../db/client.ts";
import type { ImpactDirection } from "../../../contracts/enums.ts";
import { isRunNode } from "../../../lineage/reach/flow-node.ts";
import { isCreated, reachAll } from "../../../lineage/reach/reach-all.ts";
import type { Reached } from "../../../lineage/reach/reached.ts";
import type { FoundRecord } from "../../find-record.ts";
import { letOthersWork } from "../let-others-work.ts";
import type { Adjacency } from "./adjacency.ts";
import type { FactColumns } from "./fact-columns.ts";
import { reachBySql } from "./reach-by-sql.ts";
import { startNodes } from "./start-nodes.ts";

/** What lies up or down of a record, all of it. */
export interface Everything {
	reached: Reached;
	/** 1 where the focus itself is the start, which is not part of the answer. */
	fromDepth: number;
	/** What memory knows of the nodes; null where the database answered. */
	facts: FactColumns | null;
}

/** Walks from a record to the end: in memory where it fits, else by SQL, with the same answer. */
export async function walkEverything(
	db: Database,
	focus: FoundRecord,
	how: { direction: ImpactDirection; recreated: boolean },
	adjacency: Adjacency,
): Promise<Everything> {
	// Before the graph: a file that comes in between is in neither, or in the graph with the run that made it.
	const candidates = await startNodes(db, focus, { withMade: true });
	const fromDepth = focus.kind === "file" || focus.kind === "run" ? 1 : 0;
	const memory = await adjacency.now();
	if (memory === null) return { reached: await reachBySql(db, focus, how), fromDepth, facts: null };
	const start =
		focus.kind === "user"
			? candidates.filter((node) => isRunNode(node) || !isCreated(memory.snapshot, node))
			: candidates;
	const reached = await reachAll(memory.snapshot, { ...how, start }, letOthersWork);
	return { reached, fromDepth, facts: memory.facts };
}
