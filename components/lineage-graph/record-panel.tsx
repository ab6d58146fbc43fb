"use client";

import { IconFocusCentered, IconX } from "@tabler/icons-react";
import Link from "next/link";
import type { LineageEdge, LineageNode } from "../../lib/contracts/lineage.ts";
import { RelativeTime } from "../record/relative-time.tsx";
import { StatusBadge, TypeBadge } from "../record/status-badge.tsx";
import { UidChip } from "../record/uid-chip.tsx";
import { kindLooks } from "../shell/kind.ts";
import { LinkedRecords } from "./edges/linked-records.tsx";
import { formatBytes, formatDuration } from "./format.ts";
import { NodeLinks } from "./node-links.tsx";
import { focusText, nodeHref, nodeTitle, staleText } from "./node-text.ts";
import classes from "./record-panel.module.css";

/** The page of all that is up- or downstream of a record. */
function impactHref(node: LineageNode, direction: "up" | "down"): string {
	return `/lineage/impact?focus=${encodeURIComponent(focusText(node))}&direction=${direction}`;
}

export interface RecordPanelProps {
	node: LineageNode;
	nodes: ReadonlyMap<string, LineageNode>;
	edges: readonly LineageEdge[];
	now: number;
	onSelect: (id: string) => void;
	/** Opens a link with a neighbour. */
	onPick: (edgeId: string) => void;
	onFocus: (id: string) => void;
	onClose: () => void;
}

/** What is known of the selected record, and the way on. */
export function RecordPanel({
	node,
	nodes,
	edges,
	now,
	onSelect,
	onPick,
	onFocus,
	onClose,
}: RecordPanelProps) {
	const before = edges.filter((edge) => edge.target === node.id);
	const after = edges.filter((edge) => edge.source === node.id);
	const stale = staleText(node);
	return (
		<aside className={classes.panel} aria-label={`About ${nodeTitle(node)}`}>
			<header className={classes.panelHead}>
				<span className={classes.panelKind}>{kindLooks[node.kind].label}</span>
				<button type="button" className={classes.iconButton} onClick={onClose} aria-label="Close">
					<IconX size={16} aria-hidden />
				</button>
			</header>
			<h2 className={classes.panelTitle}>
				<Link href={nodeHref(node)}>{nodeTitle(node)}</Link>
			</h2>
			{stale && <p className={classes.panelStale}>Stale: {stale}.</p>}
			<dl className={classes.panelFacts}>
				<Facts node={node} now={now} />
			</dl>
			<div className={classes.panelActions}>
				<button type="button" className={classes.button} onClick={() => onFocus(node.id)}>
					<IconFocusCentered size={15} aria-hidden /> Focus here
				</button>
				<Link className={classes.button} href={nodeHref(node)}>
					Open
				</Link>
			</div>
			<div className={classes.panelActions}>
				<Link className={classes.linkButton} href={impactHref(node, "up")}>
					Everything upstream
				</Link>
				<Link className={classes.linkButton} href={impactHref(node, "down")}>
					Everything downstream
				</Link>
			</div>
			<Related title="Part of" ids={containersOf(node, nodes)} nodes={nodes} onSelect={onSelect} />
			<Related title="Runs inside" ids={insideOf(node, nodes)} nodes={nodes} onSelect={onSelect} />
			<LinkedRecords title="Comes from" edges={before} end="source" {...{ nodes, onSelect, onPick }} />
			<LinkedRecords title="Goes to" edges={after} end="target" {...{ nodes, onSelect, onPick }} />
		</aside>
	);
}

/** Records that stand around this one, or in it. */
function Related({
	title,
	ids,
	nodes,
	onSelect,
}: {
	title: string;
	ids: readonly string[];
	nodes: ReadonlyMap<string, LineageNode>;
	onSelect: (id: string) => void;
}) {
	const found = ids.flatMap((id) => nodes.get(id) ?? []);
	if (found.length === 0) return null;
	return (
		<section>
			<h3 className={classes.panelSection}>{title}</h3>
			<NodeLinks nodes={found} onSelect={onSelect} />
		</section>
	);
}

function containersOf(node: LineageNode, nodes: ReadonlyMap<string, LineageNode>): string[] {
	return node.kind === "run" && node.parentId !== null && nodes.has(node.parentId) ? [node.parentId] : [];
}

function insideOf({ id }: LineageNode, nodes: ReadonlyMap<string, LineageNode>): string[] {
	return [...nodes.values()].flatMap((each) =>
		each.kind === "run" && each.parentId === id ? [each.id] : [],
	);
}

function Facts({ node, now }: { node: LineageNode; now: number }) {
	switch (node.kind) {
		case "file":
			return (
				<>
					<Fact name="Version">{`v${node.versionNo}${node.versionNo === node.latestVersionNo ? ", the latest" : ` of ${node.latestVersionNo}`}`}</Fact>
					<Fact name="Size">{formatBytes(node.sizeBytes)}</Fact>
					<Fact name="Saved">
						<RelativeTime at={node.createdAt} now={now} /> by {node.createdBy.handle}
					</Fact>
					<Fact name="Uid">
						<UidChip uid={node.uid} />
					</Fact>
				</>
			);
		case "run":
			return (
				<>
					<Fact name="Status">
						<StatusBadge status={node.status} transformType={node.transform.type} />
					</Fact>
					<Fact name="Ran">
						{node.transform.name} {node.transform.version}
					</Fact>
					<Fact name="Started">
						<RelativeTime at={node.startedAt ?? node.createdAt} now={now} /> by {node.createdBy.handle}
					</Fact>
					{node.startedAt !== null && node.finishedAt !== null && (
						<Fact name="Took">
							{formatDuration(Date.parse(node.finishedAt) - Date.parse(node.startedAt))}
						</Fact>
					)}
					<Fact name="Uid">
						<UidChip uid={node.uid} />
					</Fact>
				</>
			);
		case "transform":
			return (
				<>
					<Fact name="Type">
						<TypeBadge type={node.type} />
					</Fact>
					<Fact name="Version">{node.version}</Fact>
					<Fact name="Key">{node.key}</Fact>
					<Fact name="Runs">{node.runCount}</Fact>
				</>
			);
		case "user":
			return (
				<>
					<Fact name="Name">{node.name}</Fact>
					<Fact name="Runs">{node.runCount}</Fact>
					<Fact name="Files">{node.fileCount}</Fact>
				</>
			);
	}
}

function Fact({ name, children }: { name: string; children: React.ReactNode }) {
	return (
		<>
			<dt>{name}</dt>
			<dd>{children}</dd>
		</>
	);
}
