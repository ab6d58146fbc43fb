import type { TestDriver } from "../../../db/testing/test-database.ts";
import type { LineageInput, LineageNode, LineageView } from "../../contracts/lineage.ts";
import type { Ctx } from "../ctx.ts";
import { getLineage } from "../lineage/get-lineage.ts";
import { type MadeRecord, makeFile, makeInput, makeOutput, makeRun, makeTransform } from "./records.ts";
import { type TestWorld, testWorld } from "./world.ts";

/** What a node is called in these tests. */
export function nameOf(node: LineageNode | undefined): string {
	if (!node) return "?";
	return node.kind === "file"
		? `${node.key}@${node.versionNo}`
		: node.kind === "user"
			? node.handle
			: (node.name ?? "");
}

/** The names of a graph's nodes, sorted. */
export function names(view: LineageView): string[] {
	return view.nodes.map(nameOf).sort();
}

/** A graph's edges as `from > to`, with what lies between. */
export function edgesOf(view: LineageView): string[] {
	const byId = new Map(view.nodes.map((node) => [node.id, nameOf(node)]));
	return view.edges
		.map((edge) => {
			const via = edge.viaHidden > 0 ? ` via ${edge.viaHidden}` : "";
			return `${byId.get(edge.source)} > ${byId.get(edge.target)}${via}${edge.count > 1 ? ` x${edge.count}` : ""}`;
		})
		.sort();
}

/** The node of that name. */
export function node(view: LineageView, name: string): LineageNode {
	const found = view.nodes.find((each) => nameOf(each) === name);
	if (!found) throw new Error(`${name} is not in the graph: ${names(view).join(", ")}`);
	return found;
}

/** A world in which a small pipeline ran, and questions about it. */
export interface LineageWorld {
	world: TestWorld;
	/** Who ran it, but for the report, which the contributor's. */
	ctx: Ctx;
	/** One of its records, by name. */
	file(name: string): MadeRecord;
	lineage(input: LineageInput): Promise<LineageView>;
	/** The graph around one of its records. */
	around(name: string, input?: Partial<LineageInput>): Promise<LineageView>;
}

/** raw.fq → [trim] → trimmed.fq → [align] → out.bam → [report] → report.html; genome.fa → [align] */
export async function lineageWorld(driver: TestDriver): Promise<LineageWorld> {
	const world = await testWorld(driver);
	const ctx = await world.person("testuser1");
	const made = new Map<string, MadeRecord>();
	const file = (name: string): MadeRecord => {
		const found = made.get(name);
		if (!found) throw new Error(name);
		return found;
	};
	const notebook = await makeTransform(ctx, { key: "trim.ipynb", type: "notebook" });
	const pipeline = await makeTransform(ctx, { key: "aligner", type: "pipeline", label: "7.2.0" });
	made.set("notebook", notebook).set("pipeline", pipeline);
	for (const key of ["raw.fq", "trimmed.fq", "genome.fa", "out.bam", "report.html"])
		made.set(key, await makeFile(ctx, { key }));
	made.set("trim", await makeRun(ctx, notebook, { name: "trim" }));
	made.set("align", await makeRun(ctx, pipeline, { name: "align" }));
	made.set("report", await makeRun(world.contributor, notebook, { name: "report", status: "failed" }));
	const flow: [string, string][] = [
		["raw.fq", "trim"],
		["trim", "trimmed.fq"],
		["trimmed.fq", "align"],
		["genome.fa", "align"],
		["align", "out.bam"],
		["out.bam", "report"],
		["report", "report.html"],
	];
	for (const [from, to] of flow) {
		if (from.includes(".")) await makeInput(ctx, file(to), file(from));
		else await makeOutput(ctx, file(from), file(to));
	}
	const lineage = (input: LineageInput) => getLineage({ ctx: world.viewer, input });
	return {
		world,
		ctx,
		file,
		lineage,
		around: (name, input = {}) =>
			lineage({ focusKind: name.includes(".") ? "file" : "run", focusUid: file(name).uid, ...input }),
	};
}
