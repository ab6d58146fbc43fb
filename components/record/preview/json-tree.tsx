"use client";

import { type KeyboardEvent, useRef, useState } from "react";
import type { JsonNode } from "../../../lib/contracts/previews.ts";
import { moveInTree } from "./move-in-tree.ts";
import classes from "./preview.module.css";

/** How deep a tree is open at first, as long as that is not too much to read. */
const openDepth = 2;
const openEntries = 24;

type Container = Extract<JsonNode, { entries: unknown }>;

function isContainer(node: JsonNode): node is Container {
	return "entries" in node;
}

/** Those that are open at first: paths of places, from the root on. */
function openAtFirst(node: JsonNode, path: string, depth: number, into: Set<string>): Set<string> {
	if (!isContainer(node) || depth > openDepth || (depth > 0 && node.entries.length > openEntries))
		return into;
	into.add(path);
	node.entries.forEach((entry, index) => {
		openAtFirst(entry.node, `${path}/${index}`, depth + 1, into);
	});
	return into;
}

/** A JSON value as a tree: arrows walk it, open and close it. */
export function JsonTree({ root }: { root: JsonNode }) {
	const [open, setOpen] = useState<ReadonlySet<string>>(() => openAtFirst(root, "0", 0, new Set()));
	const [current, setCurrent] = useState("0");
	const tree = useRef<HTMLDivElement>(null);
	const toggle = (path: string, isOpen = !open.has(path)) => {
		const next = new Set(open);
		if (isOpen) next.add(path);
		else next.delete(path);
		setOpen(next);
	};
	const focus = (path: string) => {
		setCurrent(path);
		tree.current?.querySelector<HTMLElement>(`[data-path="${path}"]`)?.focus();
	};
	const onKeyDown = (event: KeyboardEvent) => {
		const shown = [...(tree.current?.querySelectorAll<HTMLElement>("[data-path]") ?? [])];
		const paths = shown.map((item) => item.dataset["path"] ?? "");
		const move = moveInTree(event.key, current, paths, open);
		if (!move) return;
		event.preventDefault();
		if (move.open !== undefined) toggle(current, move.open);
		if (move.to !== undefined) focus(move.to);
	};
	return (
		<div ref={tree} role="tree" aria-label="JSON" className={classes.tree} onKeyDown={onKeyDown}>
			<Item name={null} node={root} path="0" state={{ open, current, toggle, focus }} depth={1} />
		</div>
	);
}

interface TreeState {
	open: ReadonlySet<string>;
	current: string;
	toggle: (path: string) => void;
	focus: (path: string) => void;
}

function Item({
	name,
	node,
	path,
	state,
	depth,
}: {
	name: string | null;
	node: JsonNode;
	path: string;
	state: TreeState;
	depth: number;
}) {
	const isOpen = state.open.has(path);
	const left = isContainer(node) ? node.total - node.entries.length : 0;
	return (
		<div
			role="treeitem"
			aria-level={depth}
			aria-label={`${name === null ? "" : `${name}: `}${textOf(node)}`}
			aria-selected={state.current === path}
			data-path={path}
			tabIndex={state.current === path ? 0 : -1}
			{...(isContainer(node) && node.total > 0 ? { "aria-expanded": isOpen } : {})}
			onClick={(event) => {
				event.stopPropagation();
				state.focus(path);
				if (isContainer(node)) state.toggle(path);
			}}
			onKeyDown={() => undefined}
		>
			<span className={classes.leaf}>
				{name !== null && <span className={classes.key}>{name}: </span>}
				<Value node={node} />
			</span>
			{isContainer(node) && isOpen && node.total > 0 && (
				// biome-ignore lint/a11y/useSemanticElements: a group of a tree has no element of its own.
				<div role="group">
					{node.entries.map(({ key, node: child }, index) => (
						<Item
							// biome-ignore lint/suspicious/noArrayIndexKey: names may repeat, places do not.
							key={index}
							name={key}
							node={child}
							path={`${path}/${index}`}
							state={state}
							depth={depth + 1}
						/>
					))}
					{left > 0 && <More depth={depth + 1} text={`… ${left.toLocaleString("en")} more, not shown`} />}
					{node.isCut && <More depth={depth + 1} text="… goes on" />}
				</div>
			)}
		</div>
	);
}

function More({ depth, text }: { depth: number; text: string }) {
	return (
		<div role="treeitem" aria-level={depth} aria-disabled tabIndex={-1} className={classes.left}>
			{text}
		</div>
	);
}

function textOf(node: JsonNode): string {
	if (!isContainer(node)) return node.type === "string" ? `"${node.text}"` : node.text;
	const count = `${node.total.toLocaleString("en")}${node.isCut ? " or more" : ""}`;
	const unit = node.type === "array" ? "value" : "field";
	return `${node.type === "array" ? "[ ]" : "{ }"} ${count} ${node.total === 1 ? unit : `${unit}s`}`;
}

function Value({ node }: { node: JsonNode }) {
	if (isContainer(node)) return <span className={classes.left}>{textOf(node)}</span>;
	return (
		<span className={classes.value} data-type={node.type}>
			{textOf(node)}
		</span>
	);
}
