"use client";

import Link from "next/link";
import type { LineageBox, LineageView } from "../../lib/contracts/lineage.ts";
import { boxTree } from "../../lib/lineage/boxes/box-tree.ts";
import { kindLooks, recordHref } from "../shell/kind.ts";
import classes from "./graph.module.css";
import { boxTitle, nodeFacts, nodeHref, nodeTitle } from "./node-text.ts";

/** How far a record is from the focus, in words. */
function distance(depth: number): string {
	if (depth === 0) return "focus";
	const steps = Math.abs(depth) === 1 ? "1 step" : `${Math.abs(depth)} steps`;
	return `${steps} ${depth < 0 ? "before" : "after"}`;
}

/** The run that contains this one, or between whose runs this file is. */
function InRun({ box, own }: { box: LineageBox | undefined; own: string }) {
	if (!box) return null;
	if (box.id === own) return <span className={classes.inRun}> contains runs</span>;
	return (
		<span className={classes.inRun}>
			{" "}
			in <Link href={recordHref("run", box.uid)}>{boxTitle(box)}</Link>
		</span>
	);
}

export interface LineageListProps {
	view: LineageView;
	now: number;
	selectedId: string | null;
	onSelect: (id: string) => void;
}

/** The graph as a table, for screen readers and people who prefer one: the same records under the same ids. */
export function LineageList({ view, now, selectedId, onSelect }: LineageListProps) {
	const sorted = [...view.nodes].sort((a, b) => a.depth - b.depth || (a.id < b.id ? -1 : 1));
	const tree = boxTree(view);
	const degree = (id: string, side: "source" | "target") =>
		view.edges.filter((edge) => edge[side] === id).length;
	return (
		<section className={classes.listFrame} aria-label="Lineage as a list">
			<table className={classes.list}>
				<thead>
					<tr>
						<th scope="col">Where</th>
						<th scope="col">Kind</th>
						<th scope="col">Record</th>
						<th scope="col">Facts</th>
						<th scope="col">Before</th>
						<th scope="col">After</th>
					</tr>
				</thead>
				<tbody>
					{sorted.map((node) => (
						<tr key={node.id} data-node={node.id} aria-selected={node.id === selectedId}>
							<td>{distance(node.depth)}</td>
							<td>{kindLooks[node.kind].label}</td>
							<td>
								<Link href={nodeHref(node)}>{nodeTitle(node)}</Link>
								<InRun box={tree.boxes.get(tree.homeOf(node.id) ?? "")} own={node.id} />
							</td>
							<td>{nodeFacts(node, now).join(" · ")}</td>
							<td>{degree(node.id, "target") + node.hidden.up}</td>
							<td>
								{degree(node.id, "source") + node.hidden.down}{" "}
								<button type="button" className={classes.linkButton} onClick={() => onSelect(node.id)}>
									details
									<span className={classes.hidden}> of {nodeTitle(node)}</span>
								</button>
							</td>
						</tr>
					))}
				</tbody>
			</table>
		</section>
	);
}
