"use client";

import type { LineageEdge, LineageNode } from "../../lib/contracts/lineage.ts";
import type { DrawnNode, LineageGroup } from "../../lib/lineage/fold/types.ts";
import { BetweenPanel } from "./between-panel.tsx";
import { GroupPanel } from "./group-panel.tsx";
import { RecordPanel } from "./record-panel.tsx";

export interface SidePanelProps {
	nodes: ReadonlyMap<string, LineageNode>;
	drawn: ReadonlyMap<string, DrawnNode>;
	edges: readonly LineageEdge[];
	selected: string | null;
	second: string | null;
	between: ReadonlySet<string> | null;
	now: number;
	onSelect: (id: string | null) => void;
	onFocus: (id: string) => void;
	onTakeOut: (id: string) => void;
	onUnfold: (group: LineageGroup) => void;
}

/** Beside the graph: what is selected, be it a record, a group or two records. */
export function SidePanel(props: SidePanelProps) {
	const { nodes, drawn, selected, second, between, now, onSelect } = props;
	if (selected === null) return null;
	const onClose = () => onSelect(null);
	const [node, other] = [nodes.get(selected), second === null ? undefined : nodes.get(second)];
	if (node && other && between) {
		const inside = [...between].filter((id) => id !== selected && id !== second);
		const edge = props.edges.some(
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
			edges={props.edges}
			now={now}
			onSelect={onSelect}
			onFocus={props.onFocus}
			onClose={onClose}
		/>
	);
}
