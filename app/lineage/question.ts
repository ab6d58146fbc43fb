import type { inferParserType } from "nuqs/server";
import type { graphParams } from "../../components/lineage-graph/graph-params.ts";
import { given } from "../../components/registry/registry-params.ts";
import type { LineageInput } from "../../lib/contracts/lineage.ts";
import { lineageLimits } from "../../lib/contracts/lineage-terms.ts";

/** What an address asks of the graph. */
export type AskedOfGraph = inferParserType<typeof graphParams>;

const depth = (steps: number) => Math.min(lineageLimits.maxDepth, Math.max(0, steps));

/** The question of an address, within what may be asked: around a focus, or of a selection. */
export function lineageQuestion(
	p: AskedOfGraph,
	focus: Pick<LineageInput, "focusKind" | "focusUid"> | null,
): LineageInput {
	return {
		...(p.q === null ? { ...focus, up: depth(p.up), down: depth(p.down) } : { select: p.q }),
		lens: p.lens,
		limit: Math.min(lineageLimits.maxNodes, Math.max(1, p.limit)),
		expand: p.expand.slice(0, 200),
		...given({
			kinds: p.kinds,
			suffixes: p.suffixes,
			statuses: p.statuses,
			types: p.types,
			people: p.people,
			tags: p.tags,
			after: p.after?.toISOString(),
			before: p.before?.toISOString(),
			archived: p.archived,
			asOf: p.asOf?.toISOString(),
		}),
	};
}
