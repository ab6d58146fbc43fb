import { and, eq, inArray } from "drizzle-orm";
import type { Database } from "../../../db/client.ts";
import { runOutputs } from "../../../db/schema/index.ts";
import type { LineageEdge } from "../../contracts/lineage.ts";
import { lineageNodeId } from "../../contracts/lineage-terms.ts";
import { type AsOf, heldAt } from "./as-of.ts";
import { creatorOf, type Facts, isRunFacts } from "./facts.ts";
import { isKindShown } from "./filters.ts";
import { idsOf } from "./keys.ts";
import type { LineageTask } from "./walk-graph.ts";

/** An edge that says who or what code, between a record and a shown file or run. */
export interface Attribution {
	kind: "started" | "ran_as";
	/** The transform's row id or the person's uid. */
	owner: { kind: "transform"; id: number } | { kind: "user"; id: string };
	facts: Facts;
}

/**
 * Who started each shown run (or saved a file by hand) and what code it ran: for every node in the lens
 * "everything", else only for a focus that is a person or a transform.
 */
export async function attributionsOf(
	{ db, focus, query, lens, asOf }: LineageTask,
	shown: readonly Facts[],
): Promise<Attribution[]> {
	const isWanted = (owner: Attribution["owner"]) =>
		(focus.kind === owner.kind && focus.id === owner.id) ||
		(lens === "everything" && isKindShown(owner.kind, query));
	const found: Attribution[] = [];
	const fileFacts = shown.filter((facts) => !isRunFacts(facts));
	const needsFiles = lens === "everything" || focus.kind === "user";
	const made = needsFiles
		? await filesOfRuns(db, fileFacts, asOf)
		: new Set(fileFacts.map((facts) => facts.key));
	for (const facts of shown) {
		// In the lens of transforms a run *is* its transform.
		if (isRunFacts(facts) && lens !== "transforms") {
			found.push({ kind: "ran_as", owner: { kind: "transform", id: facts.transformId }, facts });
		}
		if (isRunFacts(facts) || !made.has(facts.key)) {
			found.push({ kind: "started", owner: { kind: "user", id: creatorOf(facts).uid }, facts });
		}
	}
	return found.filter(({ owner }) => isWanted(owner));
}

/** The files that some run created: the others were saved by hand. */
async function filesOfRuns(db: Database, files: readonly Facts[], asOf: AsOf): Promise<Set<string>> {
	const ids = idsOf(
		"file",
		files.map((facts) => facts.key),
	);
	if (ids.length === 0) return new Set();
	const found = await db
		.select({ id: runOutputs.fileId })
		.from(runOutputs)
		.where(and(inArray(runOutputs.fileId, ids), eq(runOutputs.kind, "created"), heldAt(runOutputs, asOf)));
	return new Set(found.map(({ id }) => `f${id}`));
}

/** The edge of an attribution, from the owner's node to the run's or file's. */
export function attributionEdge({ kind, facts }: Attribution, source: string, target: string): LineageEdge {
	return {
		id: "",
		source,
		target,
		kind,
		outputKind: null,
		origin: null,
		recordedAt: facts.node.createdAt,
		recordedBy: null,
		viaHidden: 0,
		count: 1,
	};
}

/** The node id of a shown file or run. */
export function nodeIdOf(facts: Facts): string {
	return lineageNodeId(facts.node.kind, facts.node.uid);
}
