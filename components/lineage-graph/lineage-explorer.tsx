"use client";

import { useQueryStates } from "nuqs";
import { type KeyboardEvent, useCallback, useMemo, useRef, useState, useTransition } from "react";
import { type LineageNode, type LineageView, lineageLimits } from "../../lib/contracts/lineage.ts";
import classes from "./graph.module.css";
import { GraphCanvas } from "./graph-canvas.tsx";
import { graphParams } from "./graph-params.ts";
import { GraphContext, type GraphState } from "./graph-state.ts";
import { HelpDialog } from "./help-dialog.tsx";
import { Legend } from "./legend.tsx";
import { LineageList } from "./lineage-list.tsx";
import { type Arrow, neighbourOf } from "./neighbours.ts";
import { nodeName } from "./node-name.ts";
import { nodeTitle } from "./node-text.ts";
import { RecordPanel } from "./record-panel.tsx";
import { relatedIds } from "./related.ts";
import { Toolbar } from "./toolbar.tsx";
import { useLayout } from "./use-layout.ts";

const arrows: readonly string[] = ["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown"] satisfies Arrow[];

/** The lineage page: toolbar, graph or list, and the selected record's panel. The address is its state. */
export function LineageExplorer({ view, now }: { view: LineageView; now: number }) {
	const [isBusy, startTransition] = useTransition();
	// What changes the question asks the server; what changes the look does not.
	const [params, setParams] = useQueryStates(graphParams, {
		shallow: false,
		startTransition,
		history: "push",
	});
	const [, setLook] = useQueryStates(
		{ select: graphParams.select, view: graphParams.view },
		{ shallow: true },
	);
	const [hovered, setHovered] = useState<string | null>(null);
	const [activeId, setActiveId] = useState(view.focus);
	const [find, setFind] = useState("");
	const [isHelpOpen, setHelpOpen] = useState(false);
	const findBox = useRef<HTMLInputElement>(null);
	const frame = useRef<HTMLDivElement>(null);
	const { layout, laidOutView } = useLayout(view);

	const nodes = useMemo(() => new Map(view.nodes.map((node) => [node.id, node])), [view]);
	const selected = params.select === null ? undefined : nodes.get(params.select);
	const active = nodes.has(activeId) ? activeId : view.focus;
	const lit = useMemo(() => (hovered === null ? null : relatedIds(view.edges, hovered)), [hovered, view]);
	const hits = useMemo(() => findHits(view, find), [view, find]);

	const select = useCallback(
		(id: string | null) => {
			if (id !== null) setActiveId(id);
			void setLook({ select: id });
		},
		[setLook],
	);
	const expand = useCallback(
		(id: string) => {
			if (!params.expand.includes(id)) void setParams({ expand: [...params.expand, id] });
		},
		[params.expand, setParams],
	);
	const focus = useCallback(
		(id: string) => {
			const node = nodes.get(id);
			if (!node) return;
			setActiveId(id);
			void setParams({ focus: focusText(node), expand: null, select: null });
		},
		[nodes, setParams],
	);
	const nameOf = useCallback((node: LineageNode) => nodeName(node, view.edges), [view.edges]);
	const state = useMemo<GraphState>(
		() => ({ lit, selectedId: params.select, activeId: active, now, nameOf, select, expand }),
		[lit, params.select, active, now, nameOf, select, expand],
	);

	/** Moves to a card; one off screen is panned to first, and mounted then. */
	function moveTo(id: string) {
		setActiveId(id);
		const step = (tries: number) => {
			const card = frame.current?.querySelector<HTMLElement>(`button[data-node="${CSS.escape(id)}"]`);
			if (card) card.focus({ preventScroll: true });
			else if (tries > 0) setTimeout(() => step(tries - 1), 50);
		};
		requestAnimationFrame(() => step(20));
	}
	function depth(side: "up" | "down", value: number) {
		void setParams({ [side]: Math.min(lineageLimits.maxDepth, Math.max(0, value)) });
	}
	function nextHit() {
		const next = hits[(hits.indexOf(active) + 1) % Math.max(1, hits.length)];
		if (next !== undefined) moveTo(next);
	}
	function onKeyDown(event: KeyboardEvent) {
		if (event.ctrlKey || event.metaKey || event.altKey) return;
		if (event.key === "Escape") return select(null);
		if (event.target instanceof HTMLInputElement) return;
		const act = keyAction(event.key);
		if (!act) return;
		event.preventDefault();
		act();
	}
	function keyAction(key: string): (() => void) | null {
		if (arrows.includes(key)) {
			const next = layout && neighbourOf(active, key as Arrow, view.edges, layout.nodes);
			return next ? () => moveTo(next) : null;
		}
		const actions: Record<string, () => void> = {
			f: () => focus(active),
			e: () => expand(active),
			"[": () => void setParams({ up: Math.max(0, params.up - 1), down: Math.max(0, params.down - 1) }),
			"]": () => void setParams({ up: params.up + 1, down: params.down + 1 }),
			l: () => {
				void setLook({ view: params.view === "list" ? "graph" : "list" });
				// The card or row that had the focus goes; the keys must go on working.
				frame.current?.focus();
			},
			"/": () => findBox.current?.focus(),
			"?": () => setHelpOpen(true),
		};
		return actions[key] ?? null;
	}

	return (
		<section
			className={classes.explorer}
			ref={frame}
			tabIndex={-1}
			onKeyDown={onKeyDown}
			aria-label="Lineage"
		>
			<Toolbar
				view={view}
				up={params.up}
				down={params.down}
				mode={params.view}
				isBusy={isBusy}
				find={find}
				findCount={find.trim() === "" ? null : hits.length}
				findBox={findBox}
				onFind={setFind}
				onNextHit={nextHit}
				onLens={(lens) => void setParams({ lens, expand: null })}
				onDepth={depth}
				onMode={(mode) => void setLook({ view: mode })}
				onHelp={() => setHelpOpen(true)}
				filters={params}
				onFilter={(change) => void setParams(change)}
			/>
			<div className={classes.stage}>
				{params.view === "list" ? (
					<LineageList view={view} now={now} selectedId={params.select} onSelect={select} />
				) : (
					<GraphContext value={state}>
						<div className={classes.frame}>
							{layout && laidOutView && layout.status === "done" ? (
								<GraphCanvas
									view={laidOutView}
									places={layout}
									activeId={active}
									onHover={setHovered}
									onOpen={focus}
									onClear={() => select(null)}
								/>
							) : (
								<p className={classes.wait}>
									{layout?.status === "too_large"
										? "This graph is too large to draw. Take fewer steps, or see it as a list."
										: "Laying out…"}
								</p>
							)}
							<Legend />
						</div>
					</GraphContext>
				)}
				{selected && (
					<RecordPanel
						node={selected}
						nodes={nodes}
						edges={view.edges}
						now={now}
						onSelect={select}
						onFocus={focus}
						onClose={() => select(null)}
					/>
				)}
			</div>
			<HelpDialog isOpen={isHelpOpen} onClose={() => setHelpOpen(false)} />
		</section>
	);
}

/** What the address calls a record. */
function focusText(node: LineageNode): string {
	return node.kind === "user" ? `user:${node.handle}` : `${node.kind}:${node.uid}`;
}

/** The ids of what has the words, in the order of the list. */
function findHits(view: LineageView, words: string): string[] {
	const wanted = words.trim().toLowerCase();
	if (wanted === "") return [];
	return view.nodes
		.filter((node) => `${nodeTitle(node)} ${node.uid}`.toLowerCase().includes(wanted))
		.map(({ id }) => id);
}
