import { type Attribution, attributionsOf, nodeIdOf } from "./attribution.ts";
import { type TransformFacts, transformNodes, type UserFacts, userNodes } from "./code-and-people.ts";
import { type Facts, isRunFacts } from "./facts.ts";
import { askTogether } from "./json-rows.ts";
import type { LineageTask, WalkedGraph } from "./walk-graph.ts";

/** All that the answer shows, before depths and counts. */
export interface Shown {
	/** Files and runs; in the lens of transforms these runs are drawn as their transforms. */
	records: Facts[];
	attributions: Attribution[];
	/** By row id. */
	transforms: Map<number, TransformFacts>;
	/** By uid. */
	users: Map<string, UserFacts>;
	/** The id of the node that stands for a file or run. */
	idOf(facts: Facts): string;
	/** The id of the node that stands for the owner of an attribution. */
	ownerIdOf(owner: Attribution["owner"]): string;
	focusId: string;
}

/** Gathers what is shown: records that no filter hides, and the code and people that belong to them. */
export async function gatherShown(task: LineageTask, graph: WalkedGraph): Promise<Shown> {
	const { db, asOf, focus } = task;
	const isCollapsed = task.lens === "transforms";
	const records = [...graph.depthOf.keys()].flatMap((key) => {
		const facts = graph.facts.get(key);
		return facts && !graph.isHidden(key) ? [facts] : [];
	});
	const attributions = await attributionsOf(task, records);
	const transformIds = new Set<number>();
	const uids = new Set<string>();
	if (focus.kind === "transform") transformIds.add(focus.id);
	if (focus.kind === "user") uids.add(focus.id);
	for (const { owner } of attributions) {
		if (owner.kind === "transform") transformIds.add(owner.id);
		else uids.add(owner.id);
	}
	if (isCollapsed) for (const facts of records) if (isRunFacts(facts)) transformIds.add(facts.transformId);
	const ask = askTogether(db);
	const [transforms, users] = await Promise.all([
		transformNodes(ask, [...transformIds], asOf),
		userNodes(ask, [...uids], asOf),
	]);

	const ownerIdOf = (owner: Attribution["owner"]) => {
		const node = owner.kind === "transform" ? transforms.get(owner.id) : users.get(owner.id);
		if (!node) throw new Error(`${owner.kind} ${owner.id} was not loaded`);
		return node.id;
	};
	const idOf = (facts: Facts) =>
		isCollapsed && isRunFacts(facts)
			? ownerIdOf({ kind: "transform", id: facts.transformId })
			: nodeIdOf(facts);
	const focusRecord = records.find((facts) => facts.node.kind === focus.kind && facts.node.uid === focus.uid);
	const focusId = focusRecord
		? idOf(focusRecord)
		: focus.kind === "transform" || focus.kind === "user"
			? ownerIdOf(focus)
			: "";
	return { records, attributions, transforms, users, idOf, ownerIdOf, focusId };
}
