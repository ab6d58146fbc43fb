import type { LineageEdge } from "../../contracts/lineage.ts";
import { lineageNodeId } from "../../contracts/lineage-terms.ts";
import { creatorOf, type Facts, isRunFacts } from "./facts.ts";
import { isKindShown } from "./filters.ts";
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
export function attributionsOf({ focus, query, lens }: LineageTask, shown: readonly Facts[]): Attribution[] {
	const isWanted = (owner: Attribution["owner"]) =>
		(focus.kind === owner.kind && focus.id === owner.id) ||
		(lens === "everything" && isKindShown(owner.kind, query));
	const found: Attribution[] = [];
	for (const facts of shown) {
		// In the lens of transforms a run *is* its transform.
		if (isRunFacts(facts) && lens !== "transforms") {
			found.push({ kind: "ran_as", owner: { kind: "transform", id: facts.transformId }, facts });
		}
		if (isRunFacts(facts) || facts.isMade === false) {
			found.push({ kind: "started", owner: { kind: "user", id: creatorOf(facts).uid }, facts });
		}
	}
	return found.filter(({ owner }) => isWanted(owner));
}

/** Whether an answer needs to know which files some run created: the others were saved by hand. */
export function needsMakers({ lens, focus }: Pick<LineageTask, "lens" | "focus">): boolean {
	return lens === "everything" || focus.kind === "user";
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
