"use client";

import { IconX } from "@tabler/icons-react";
import type { LineageNode } from "../../lib/contracts/lineage.ts";
import { NodeLinks } from "./node-links.tsx";
import { nodeTitle } from "./node-text.ts";
import classes from "./record-panel.module.css";

export interface BetweenPanelProps {
	ends: readonly [LineageNode, LineageNode];
	/** What lies on a way between the two, without them. */
	between: readonly LineageNode[];
	/** Whether there is a way at all. */
	isJoined: boolean;
	onSelect: (id: string) => void;
	onClose: () => void;
}

/** How two records hang together, as far as the graph shows. */
export function BetweenPanel({ ends: [a, b], between, isJoined, onSelect, onClose }: BetweenPanelProps) {
	const files = between.filter(({ kind }) => kind === "file").length;
	const runs = between.filter(({ kind }) => kind === "run").length;
	return (
		<aside className={classes.panel} aria-label={`Between ${nodeTitle(a)} and ${nodeTitle(b)}`}>
			<header className={classes.panelHead}>
				<span className={classes.panelKind}>Between</span>
				<button type="button" className={classes.iconButton} onClick={onClose} aria-label="Close">
					<IconX size={16} aria-hidden />
				</button>
			</header>
			<h2 className={classes.panelTitle}>
				{nodeTitle(a)} and {nodeTitle(b)}
			</h2>
			<p className={classes.panelNote} role="status">
				{!isJoined
					? "In what is shown, no way leads from one to the other. More steps may show one."
					: between.length === 0
						? "One comes straight from the other."
						: `${count(files, "file")}, ${count(runs, "run")}${rest(between.length - files - runs)} on the ways between.`}
			</p>
			<NodeLinks nodes={between} onSelect={onSelect} />
		</aside>
	);
}

const count = (n: number, what: string) => `${n} ${what}${n === 1 ? "" : "s"}`;
const rest = (n: number) => (n > 0 ? ` and ${n} more` : "");
