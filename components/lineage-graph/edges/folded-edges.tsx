"use client";

import type { LineageEdge } from "../../../lib/contracts/lineage.ts";
import type { DrawnNode } from "../../../lib/lineage/fold/types.ts";
import { nodeTitle } from "../node-text.ts";
import classes from "./edge-panel.module.css";
import { edgeClause } from "./edge-words.ts";

/** So many are listed; unfolding the group shows the others. */
const listed = 100;

/** The edges behind one that joins groups; each leads to its own panel. */
export function FoldedEdges({
	edges,
	nodeOf,
	onPick,
}: {
	edges: readonly LineageEdge[];
	nodeOf: (id: string) => DrawnNode | undefined;
	onPick: (id: string) => void;
}) {
	const titleOf = (id: string) => {
		const node = nodeOf(id);
		return node && node.kind !== "group" && node.kind !== "closed" ? nodeTitle(node) : id;
	};
	const named = edges
		.map((edge) => ({ edge, title: `${titleOf(edge.source)} → ${titleOf(edge.target)}` }))
		.sort((a, b) => a.title.localeCompare(b.title, "en", { numeric: true }));
	return (
		<>
			<h3 className={classes.section}>{edges.length.toLocaleString("en")} links in one</h3>
			<ul className={classes.list}>
				{named.slice(0, listed).map(({ edge, title }) => (
					<li key={edge.id}>
						<button type="button" className={classes.linkButton} onClick={() => onPick(edge.id)}>
							{title}
						</button>
						<span className={classes.dim}>{edgeClause(edge)}</span>
					</li>
				))}
			</ul>
			{edges.length > listed && (
				<p className={classes.note}>
					and {(edges.length - listed).toLocaleString("en")} more; unfold to see each
				</p>
			)}
		</>
	);
}
