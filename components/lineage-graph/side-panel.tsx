"use client";

import type { LineageNode, LineageView } from "../../lib/contracts/lineage.ts";
import type { DrawnNode, LineageGroup } from "../../lib/lineage/fold/types.ts";
import { BetweenPanel } from "./between-panel.tsx";
import type { EdgeActions } from "./edges/edge-actions.ts";
import { EdgePanel } from "./edges/edge-panel.tsx";
import type { EdgeState } from "./edges/use-edge.ts";
import { GroupPanel } from "./group-panel.tsx";
import classes from "./record-panel.module.css";
import { RecordPanel } from "./record-panel.tsx";
import { useKeptFocus } from "./use-kept-focus.ts";

export interface SidePanelProps {
	nodes: ReadonlyMap<string, LineageNode>;
	drawn: ReadonlyMap<string, DrawnNode>;
	view: LineageView;
	edge: EdgeState;
	edgeActions: EdgeActions;
	selected: string | null;
	second: string | null;
	between: ReadonlySet<string> | null;
	now: number;
	onSelect: (id: string | null) => void;
	onFocus: (id: string) => void;
	onTakeOut: (id: string) => void;
	onUnfold: (group: LineageGroup) => void;
	onShowHidden: () => void;
}

/** Beside the graph: what is selected, be it an edge, a record, a group or two records. */
export function SidePanel(props: SidePanelProps) {
	const { edge, selected, second, nodes, drawn } = props;
	const frame = useKeptFocus(edge.id ?? (selected && `${selected} ${second}`));
	return (
		<div ref={frame} className={classes.noBox}>
			{edge.id === null ? (
				<SelectedPanel {...props} />
			) : (
				<EdgePanel
					id={edge.id}
					picked={edge.picked}
					view={props.view}
					nodeOf={(id) => nodes.get(id) ?? drawn.get(id)}
					now={props.now}
					actions={props.edgeActions}
					onPick={edge.pick}
					onSelect={props.onSelect}
					onShowHidden={props.onShowHidden}
					onClose={() => edge.pick(null)}
				/>
			)}
		</div>
	);
}

function SelectedPanel(props: SidePanelProps) {
	const { nodes, drawn, selected, second, between, now, onSelect } = props;
	const { edges } = props.view;
	if (selected === null) return null;
	const onClose = () => onSelect(null);
	const [node, other] = [nodes.get(selected), second === null ? undefined : nodes.get(second)];
	if (node && other && between) {
		const inside = [...between].filter((id) => id !== selected && id !== second);
		const edge = edges.some(
			({ source, target }) =>
				(source === selected && target === second) || (source === second && target === selected),
		);
		return (
			<BetweenPanel
				ends={[node, other]}
				between={inside.flatMap((id) => nodes.get(id) ?? [])}
				isJoined={inside.length > 0 || edge}
				onSelect={onSelect}
				onClose={onClose}
			/>
		);
	}
	const group = drawn.get(selected);
	if (group?.kind === "group") {
		return (
			<GroupPanel
				key={group.id}
				group={group}
				now={now}
				onShow={props.onTakeOut}
				onUnfold={props.onUnfold}
				onClose={onClose}
			/>
		);
	}
	if (!node) return null;
	return (
		<RecordPanel
			node={node}
			nodes={nodes}
			edges={edges}
			now={now}
			onSelect={onSelect}
			onPick={props.edge.pick}
			onFocus={props.onFocus}
			onClose={onClose}
		/>
	);
}
