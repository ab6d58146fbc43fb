"use client";

import { IconFold, IconX } from "@tabler/icons-react";
import { useState } from "react";
import type { LineageGroup } from "../../lib/lineage/fold/types.ts";
import { cardTitle, groupFacts, nodeFacts, nodeTitle } from "./node-text.ts";
import classes from "./record-panel.module.css";

/** So many are listed at once; words find the others. */
const listed = 100;

export interface GroupPanelProps {
	group: LineageGroup;
	now: number;
	/** Takes one record out of the group, and selects it. */
	onShow: (id: string) => void;
	onUnfold: (group: LineageGroup) => void;
	onClose: () => void;
}

/** Who is in a group: found by words, taken out one by one, or all at once. */
export function GroupPanel({ group, now, onShow, onUnfold, onClose }: GroupPanelProps) {
	const [words, setWords] = useState("");
	const wanted = words.trim().toLowerCase();
	const hits = group.members.filter((node) =>
		`${nodeTitle(node)} ${node.uid}`.toLowerCase().includes(wanted),
	);
	const title = cardTitle(group);
	return (
		<aside className={classes.panel} aria-label={`About ${title}`}>
			<header className={classes.panelHead}>
				<span className={classes.panelKind}>Folded: alike, and in the same place</span>
				<button type="button" className={classes.iconButton} onClick={onClose} aria-label="Close">
					<IconX size={16} aria-hidden />
				</button>
			</header>
			<h2 className={classes.panelTitle}>{title}</h2>
			<p className={classes.panelNote}>{groupFacts(group).join(" · ")}</p>
			<div className={classes.panelActions}>
				<button type="button" className={classes.button} onClick={() => onUnfold(group)}>
					<IconFold size={15} aria-hidden /> Unfold all {group.members.length}
				</button>
			</div>
			<input
				className={classes.panelSearch}
				value={words}
				onChange={(event) => setWords(event.currentTarget.value)}
				placeholder={`Find among ${group.members.length}`}
				aria-label={`Find among ${title}`}
			/>
			<ul className={classes.panelList}>
				{hits.slice(0, listed).map((node) => (
					<li key={node.id}>
						<button type="button" className={classes.linkButton} onClick={() => onShow(node.id)}>
							{nodeTitle(node)}
						</button>
						<span className={classes.panelDim}>{nodeFacts(node, now).join(" · ")}</span>
					</li>
				))}
			</ul>
			<p role="status" className={classes.panelNote}>
				{hits.length === 0 && "None of them has these words."}
				{hits.length > listed && `The first ${listed} of ${hits.length}; more words find the others.`}
			</p>
		</aside>
	);
}
