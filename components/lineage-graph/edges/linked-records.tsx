"use client";

import type { LineageEdge, LineageNode } from "../../../lib/contracts/lineage.ts";
import { byTitle } from "../../../lib/lineage/by-title.ts";
import { kindLooks } from "../../shell/kind.ts";
import { nodeTitle } from "../node-text.ts";
import classes from "./edge-panel.module.css";
import { edgeClause } from "./edge-words.ts";

/** So many are listed; the graph and the list have the others. */
const listed = 100;

/** The neighbours of a record on one side: each leads on, and says how it is linked, which opens the link. */
export function LinkedRecords({
	title,
	edges,
	end,
	nodes,
	onSelect,
	onPick,
}: {
	title: string;
	edges: readonly LineageEdge[];
	/** The end of the edges on which the neighbours are. */
	end: "source" | "target";
	nodes: ReadonlyMap<string, LineageNode>;
	onSelect: (id: string) => void;
	onPick: (id: string) => void;
}) {
	const edgeTo = new Map(edges.map((edge) => [edge[end], edge]));
	const found = [...edgeTo.keys()].flatMap((id) => nodes.get(id) ?? []);
	if (found.length === 0) return null;
	return (
		<section>
			<h3 className={classes.section}>{title}</h3>
			<ul className={classes.list}>
				{byTitle(found)
					.slice(0, listed)
					.map((node) => (
						<li key={node.id}>
							<button type="button" className={classes.linkButton} onClick={() => onSelect(node.id)}>
								{kindLooks[node.kind].label} {nodeTitle(node)}
							</button>
							<LinkButton edge={edgeTo.get(node.id)} about={nodeTitle(node)} onPick={onPick} />
						</li>
					))}
			</ul>
			{found.length > listed && (
				<p className={classes.note}>and {(found.length - listed).toLocaleString("en")} more</p>
			)}
		</section>
	);
}

function LinkButton({
	edge,
	about,
	onPick,
}: {
	edge: LineageEdge | undefined;
	about: string;
	onPick: (id: string) => void;
}) {
	if (!edge) return null;
	return (
		<button type="button" className={classes.howButton} onClick={() => onPick(edge.id)}>
			{edgeClause(edge)}
			<span className={classes.hidden}> (link with {about})</span>
		</button>
	);
}
