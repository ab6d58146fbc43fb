"use client";

import type { LineageNode } from "../../lib/contracts/lineage.ts";
import { byTitle } from "../../lib/lineage/by-title.ts";
import { kindLooks } from "../shell/kind.ts";
import { nodeTitle } from "./node-text.ts";
import classes from "./record-panel.module.css";

/** So many are listed; the graph and the list have the others. */
const listed = 100;

/** Records to go on to, by their titles. */
export function NodeLinks({
	nodes,
	onSelect,
}: {
	nodes: readonly LineageNode[];
	onSelect: (id: string) => void;
}) {
	return (
		<>
			<ul className={classes.panelList}>
				{byTitle(nodes)
					.slice(0, listed)
					.map((node) => (
						<li key={node.id}>
							<button type="button" className={classes.linkButton} onClick={() => onSelect(node.id)}>
								{kindLooks[node.kind].label} {nodeTitle(node)}
							</button>
						</li>
					))}
			</ul>
			{nodes.length > listed && <p className={classes.panelNote}>and {nodes.length - listed} more</p>}
		</>
	);
}
