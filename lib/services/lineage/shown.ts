import { lineageNodeId } from "../../contracts/lineage-terms.ts";
import { type Attribution, attributionsOf, nodeIdOf } from "./attribution.ts";
import { type Facts, isRunFacts } from "./facts.ts";
import type { LineageTask, WalkedGraph } from "./walk-graph.ts";

/** All that the answer shows, before depths and counts. */
export interface Shown {
	/** Files and runs; in the lens of transforms these runs are drawn as their transforms. */
	records: Facts[];
	attributions: Attribution[];
	/** Row ids. */
	transforms: number[];
	/** Uids. */
	users: string[];
	/** The id of the node that stands for a file or run. */
	idOf(facts: Facts): string;
	/** The id of the node that stands for the owner of an attribution. */
	ownerIdOf(owner: Attribution["owner"]): string;
	focusId: string;
}

/** Gathers what is shown: records that no filter hides, and the code and people that belong to them. */
export function gatherShown(task: LineageTask, graph: WalkedGraph): Shown {
	const { focus } = task;
	const isCollapsed = task.lens === "transforms";
	const records = [...graph.depthOf.keys()].flatMap((key) => {
		const facts = graph.facts.get(key);
		return facts && !graph.isHidden(key) ? [facts] : [];
	});
	const attributions = attributionsOf(task, records);
	const codeUids = new Map<number, string>();
	for (const facts of records)
		if (isRunFacts(facts)) codeUids.set(facts.transformId, facts.node.transform.uid);
	if (focus.kind === "transform") codeUids.set(focus.id, focus.uid);
	const transforms = new Set<number>(isCollapsed ? codeUids.keys() : []);
	const users = new Set<string>();
	if (focus.kind === "transform") transforms.add(focus.id);
	if (focus.kind === "user") users.add(focus.id);
	for (const { owner } of attributions) {
		if (owner.kind === "transform") transforms.add(owner.id);
		else users.add(owner.id);
	}
	const codeIdOf = (id: number) => lineageNodeId("transform", codeUids.get(id) ?? "");
	const ownerIdOf = (owner: Attribution["owner"]) =>
		owner.kind === "transform" ? codeIdOf(owner.id) : lineageNodeId("user", owner.id);
	const idOf = (facts: Facts) =>
		isCollapsed && isRunFacts(facts) ? codeIdOf(facts.transformId) : nodeIdOf(facts);
	const focusRecord = records.find((facts) => facts.node.kind === focus.kind && facts.node.uid === focus.uid);
	const focusId = focusRecord
		? idOf(focusRecord)
		: focus.kind === "transform" || focus.kind === "user"
			? ownerIdOf(focus)
			: "";
	return { records, attributions, transforms: [...transforms], users: [...users], idOf, ownerIdOf, focusId };
}
