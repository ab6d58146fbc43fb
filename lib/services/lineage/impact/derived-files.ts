import type { Database } from "../../../../db/client.ts";
import type { ImpactItem } from "../../../contracts/impact.ts";
import { isRunNode } from "../../../lineage/reach/flow-node.ts";
import { nodesAfter, type Place } from "../../../lineage/reach/reached.ts";
import type { FoundRecord } from "../../find-record.ts";
import type { Adjacency } from "./adjacency.ts";
import { impactItems } from "./items.ts";
import { walkEverything } from "./walk-everything.ts";

/** The files that came of a record, the nearest first, and how many there are in all. */
export async function derivedFiles(
	db: Database,
	focus: FoundRecord,
	{ limit, adjacency }: { limit: number; adjacency: Adjacency },
): Promise<{ items: ImpactItem[]; count: number }> {
	const how = { direction: "down", recreated: false } as const;
	const { reached, fromDepth } = await walkEverything(db, focus, how, adjacency);
	const places: Place[] = [];
	for (const place of nodesAfter(reached, { after: null, fromDepth, kind: "file" })) {
		if (places.push(place) >= limit) break;
	}
	let count = 0;
	for (const node of reached.nodes(fromDepth)) if (!isRunNode(node)) count++;
	return { items: await impactItems(db, places), count };
}
