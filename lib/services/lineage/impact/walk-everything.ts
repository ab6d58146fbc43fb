import type { Database } from "../../../../db/client.ts";
import type { ImpactDirection } from "../../../contracts/impact.ts";
import { reachAll } from "../../../lineage/reach/reach-all.ts";
import type { Reached } from "../../../lineage/reach/reached.ts";
import type { FoundRecord } from "../../find-record.ts";
import type { Adjacency } from "./adjacency.ts";
import type { FactColumns } from "./fact-columns.ts";
import { letOthersWork } from "./let-others-work.ts";
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
	const walk = { ...how, start: await startNodes(db, focus) };
	const fromDepth = focus.kind === "file" || focus.kind === "run" ? 1 : 0;
	const memory = await adjacency.now();
	if (memory === null) return { reached: await reachBySql(db, walk), fromDepth, facts: null };
	const reached = await reachAll(memory.snapshot, walk, letOthersWork);
	return { reached, fromDepth, facts: memory.facts };
}
