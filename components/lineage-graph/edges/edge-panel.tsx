"use client";

import { IconX } from "@tabler/icons-react";
import { useMemo } from "react";
import type { LineageEdge, LineageView } from "../../../lib/contracts/lineage.ts";
import type { DrawnNode } from "../../../lib/lineage/fold/types.ts";
import { kindLooks } from "../../shell/kind.ts";
import { cardTitle } from "../node-text.ts";
import type { EdgeActions } from "./edge-actions.ts";
import classes from "./edge-panel.module.css";
import { edgeKindWord, edgeSentence } from "./edge-words.ts";
import { FoldedEdges } from "./folded-edges.tsx";
import { linkSentence } from "./link-facts.tsx";
import { LinkList } from "./link-list.tsx";
import type { PickedEdge } from "./pick-edge.ts";
import { useLinks } from "./use-links.ts";

export interface EdgePanelProps {
	/** What the address says. */
	id: string;
	/** Null when what is shown has no such edge: a link that was retracted, or lies farther away. */
	picked: PickedEdge | null;
	view: LineageView;
	/** A record, or a group of them, by id. */
	nodeOf: (id: string) => DrawnNode | undefined;
	now: number;
	actions: EdgeActions;
	onPick: (id: string) => void;
	onSelect: (id: string) => void;
	/** Shows what filters hide. */
	onShowHidden: () => void;
	onClose: () => void;
}

/** Edges of data flow that join two records have links behind them; others follow from something else. */
function hasLinks(picked: PickedEdge): boolean {
	const { edge, parts } = picked;
	return parts.length === 1 && edge.viaHidden === 0 && (edge.kind === "input" || edge.kind === "output");
}

/** What the selected edge says: when, by whom and how it is known, and the way to take it back. */
export function EdgePanel(props: EdgePanelProps) {
	const { id, picked, view, nodeOf, now, actions, onClose } = props;
	const [source, target] = picked ? [nodeOf(picked.edge.source), nodeOf(picked.edge.target)] : [];
	const asks = picked === null || hasLinks(picked);
	const { links, more, put } = useLinks(asks ? (picked?.edge.id ?? id) : null, view, actions.load);
	const title = useMemo(() => {
		if (picked && source && target) return edgeSentence(picked.edge, source, target);
		const [only] = links.status === "known" ? links.view.items : [];
		return only ? `${linkSentence(only)}.` : "A link";
	}, [picked, source, target, links]);
	return (
		<aside className={classes.panel} aria-label={`Link: ${title}`}>
			<header className={classes.head}>
				<span className={classes.kind}>{picked ? `Link: ${edgeKindWord(picked.edge)}` : "Link"}</span>
				<button type="button" className={classes.iconButton} onClick={onClose} aria-label="Close">
					<IconX size={16} aria-hidden />
				</button>
			</header>
			<h2 className={classes.title}>{title}</h2>
			{source && target && <Ends ends={[source, target]} onSelect={props.onSelect} />}
			{picked && <WhatKind {...props} picked={picked} />}
			{asks && links.status === "loading" && <p className={classes.note}>Asking who recorded it…</p>}
			{asks && links.status === "refused" && (
				<p role="alert" className={classes.note}>
					{picked ? links.message : `What is shown has no such link. ${links.message}`}
				</p>
			)}
			{asks && links.status === "known" && (
				<>
					{picked === null && links.view.items.some(({ retractedAt }) => retractedAt === null) && (
						<p className={classes.note}>
							The link stands, but is not in what is shown: filters, depth or time leave it out.
						</p>
					)}
					<LinkList
						key={links.view.id}
						edge={links.view}
						onMore={more}
						onChange={put}
						hasEnds={picked === null || view.lens === "transforms"}
						now={now}
						actions={actions}
					/>
				</>
			)}
		</aside>
	);
}

function Ends({
	ends: [source, target],
	onSelect,
}: {
	ends: readonly [DrawnNode, DrawnNode];
	onSelect: (id: string) => void;
}) {
	const kindOf = (node: DrawnNode) => {
		if (node.kind === "group") return "Group";
		return kindLooks[node.kind === "closed" ? "run" : node.kind].label;
	};
	const label = (node: DrawnNode) => `${kindOf(node)} ${cardTitle(node)}`;
	return (
		<dl className={classes.facts}>
			<dt>From</dt>
			<dd>
				<button type="button" className={classes.linkButton} onClick={() => onSelect(source.id)}>
					{label(source)}
				</button>
			</dd>
			<dt>To</dt>
			<dd>
				<button type="button" className={classes.linkButton} onClick={() => onSelect(target.id)}>
					{label(target)}
				</button>
			</dd>
		</dl>
	);
}

/** What is to be said of edges that are no single link. */
function WhatKind({ picked, nodeOf, onPick, onShowHidden }: EdgePanelProps & { picked: PickedEdge }) {
	const { edge, parts } = picked;
	if (parts.length > 1 || edge.viaHidden > 0) {
		return (
			<>
				{edge.viaHidden > 0 && <Via edge={edge} onShowHidden={onShowHidden} />}
				{parts.length > 1 && <FoldedEdges edges={parts} nodeOf={nodeOf} onPick={onPick} />}
			</>
		);
	}
	if (edge.kind === "started")
		return <p className={classes.note}>This follows from the record itself, and cannot be retracted.</p>;
	if (edge.kind === "ran_as")
		return <p className={classes.note}>A run is of one version of code; that cannot be retracted.</p>;
	return null;
}

function Via({ edge: { viaHidden }, onShowHidden }: { edge: LineageEdge; onShowHidden: () => void }) {
	const records = viaHidden === 1 ? "1 record" : `${viaHidden} records`;
	return (
		<>
			<p className={classes.note}>
				The shortest way goes through {records} that filters hide, or that are archived.
			</p>
			<p className={classes.actions}>
				<button type="button" className={classes.button} onClick={onShowHidden}>
					Show what is hidden
				</button>
			</p>
		</>
	);
}
