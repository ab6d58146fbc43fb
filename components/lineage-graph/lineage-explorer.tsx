"use client";

import { useQueryStates } from "nuqs";
import {
	Suspense,
	use,
	useCallback,
	useEffect,
	useMemo,
	useRef,
	useState,
	useSyncExternalStore,
	useTransition,
} from "react";
import { ReactFlowProvider } from "reactflow";
import { type LineageNode, type LineageView, lineageLimits } from "../../lib/contracts/lineage.ts";
import { foldGraph } from "../../lib/lineage/fold/fold-graph.ts";
import type { DrawnNode } from "../../lib/lineage/fold/types.ts";
import { unpackView } from "../../lib/lineage/pack/pack-view.ts";
import { idsBetween } from "../../lib/lineage/related.ts";
import { nextByArrow, relatedInGraph } from "./box-keys.ts";
import { findHits } from "./find-hits.ts";
import classes from "./graph.module.css";
import { GraphCanvas } from "./graph-canvas.tsx";
import { type GraphKeys, onGraphKey } from "./graph-keys.ts";
import { graphParams } from "./graph-params.ts";
import { GraphContext, type GraphState } from "./graph-state.ts";
import { HelpDialog } from "./help-dialog.tsx";
import { startLayoutWorker } from "./layout-worker.ts";
import { Legend } from "./legend.tsx";
import { LineageList } from "./lineage-list.tsx";
import type { Arrow } from "./neighbours.ts";
import { nodeName } from "./node-name.ts";
import { nodeTitle } from "./node-text.ts";
import { SidePanel } from "./side-panel.tsx";
import { TakeAwayMenu } from "./take-away/take-away-menu.tsx";
import { TimeBar } from "./time-bar.tsx";
import { Toolbar } from "./toolbar.tsx";
import { useBoxes, useBoxTree } from "./use-boxes.ts";
import { useLayout } from "./use-layout.ts";
import { useTime } from "./use-time.ts";

const { select, with: second, view: mode, fold, show, unfold, closed, since } = graphParams;
/** What a new question begins without. */
const noChoice = { expand: null, select: null, with: null, show: null, unfold: null };

/**
 * The lineage page: toolbar, graph or list, and the panel of what is selected. The address is its state. Only browsers
 * draw it: they lay it out, and a server would make a page of what scripts draw anew.
 *
 * @param packed the view, as `packView` writes it.
 */
export function LineageExplorer({ packed, now }: { packed: Promise<string>; now: number }) {
	const isBrowser = useSyncExternalStore(subscribeToNothing, isInBrowser, isOnServer);
	useEffect(startLayoutWorker, []);
	if (!isBrowser) return <ExplorerFrame />;
	return (
		<Suspense fallback={<ExplorerFrame />}>
			<ReactFlowProvider>
				<Unpacked packed={packed} now={now} />
			</ReactFlowProvider>
		</Suspense>
	);
}

const subscribeToNothing = () => () => undefined;
const isInBrowser = () => true;
const isOnServer = () => false;

/** What holds the place of toolbar and graph until they are there. */
function ExplorerFrame() {
	return (
		<section className={classes.explorer} aria-label="Lineage" aria-busy>
			<div className={classes.toolbarFrame} />
			<div className={classes.frame}>
				<p className={classes.wait}>Reading the lineage…</p>
			</div>
		</section>
	);
}

function Unpacked({ packed, now }: { packed: Promise<string>; now: number }) {
	const text = use(packed);
	// The same text is the same view: what asks again and finds nothing new draws nothing new.
	const view = useMemo(() => unpackView(text), [text]);
	return <Explorer view={view} now={now} />;
}

function Explorer({ view, now }: { view: LineageView; now: number }) {
	const [isBusy, startTransition] = useTransition();
	// What changes the question asks the server; what changes the look does not.
	const [params, ask] = useQueryStates(graphParams, { shallow: false, startTransition, history: "push" });
	const [, look] = useQueryStates(
		{ select, with: second, view: mode, fold, show, unfold, closed, since },
		{ shallow: true },
	);
	const [hovered, setHovered] = useState<string | null>(null);
	const [activeRecord, setActive] = useState(view.focus);
	const [find, setFind] = useState("");
	const [isHelpOpen, setHelpOpen] = useState(false);
	const findBox = useRef<HTMLInputElement>(null);
	const frame = useRef<HTMLDivElement>(null);

	const { tree, records: nodes } = useBoxTree(view);
	const time = useTime(view, params, now, { ask, look });
	const { came } = time;
	const folded = useMemo(
		() =>
			foldGraph(view, {
				boxOf: tree.homeOf,
				isFolding: params.fold,
				...(came ? { apart: came } : {}),
				shown: new Set([...params.show, ...params.expand]),
				unfolded: new Set(params.unfold),
			}),
		[view, tree, came, params.fold, params.show, params.expand, params.unfold],
	);
	const graph = useBoxes(folded, tree, params.closed);
	const focusNode = nodes.get(view.focus);
	const drawn = useMemo(() => new Map(graph.nodes.map((node) => [node.id, node])), [graph]);
	const drawnId = graph.drawnIdOf(activeRecord);
	const isDrawn = drawn.has(drawnId) || graph.boxes.some(({ id }) => id === drawnId);
	const activeId = isDrawn ? drawnId : graph.focus;
	const { layout, laidOut } = useLayout(graph, [activeId, graph.focus]);

	const between = useMemo(
		() =>
			params.select !== null && params.with !== null
				? idsBetween(view.edges, params.select, params.with)
				: null,
		[view.edges, params.select, params.with],
	);
	const lit = useMemo(() => {
		const drawnOf = (ids: ReadonlySet<string>) => new Set([...ids].map(graph.drawnIdOf));
		if (hovered !== null) return relatedInGraph(graph, hovered);
		if (time.preview) return drawnOf(time.preview);
		return (between ?? came) && drawnOf(between ?? came ?? new Set());
	}, [hovered, graph, between, came, time.preview]);
	const fresh = useMemo(() => came && new Set([...came].map(graph.drawnIdOf)), [came, graph]);
	const hits = useMemo(() => findHits(view.nodes, find), [view.nodes, find]);

	const choose = useCallback(
		(id: string | null, isAdding = false) => {
			if (id !== null) setActive(id);
			const isSecond = isAdding && params.select !== null && id !== params.select && nodes.has(id ?? "");
			void look(isSecond ? { with: id } : { select: id, with: null });
		},
		[look, params.select, nodes],
	);
	const openGroup = useCallback(
		(node: DrawnNode) => {
			const [first] = node.kind === "group" ? node.members : [];
			if (first) void look({ unfold: [...params.unfold, first.id], select: null, with: null });
		},
		[look, params.unfold],
	);
	const toggleBox = useCallback(
		(id: string) => {
			setActive(id);
			const others = params.closed.filter((each) => each !== id);
			void look({ closed: others.length < params.closed.length ? others : [...others, id] });
		},
		[look, params.closed],
	);
	const takeOut = useCallback(
		(id: string) => {
			setActive(id);
			void look({ show: [...params.show, id], select: id, with: null });
		},
		[look, params.show],
	);
	const expand = useCallback(
		(id: string) => {
			const node = drawn.get(id);
			if (node?.kind === "group") openGroup(node);
			else if (node?.kind === "closed" || tree.boxes.has(id)) toggleBox(id);
			else if (!params.expand.includes(id)) void ask({ expand: [...params.expand, id] });
		},
		[drawn, tree, toggleBox, openGroup, params.expand, ask],
	);
	const focus = useCallback(
		(id: string) => {
			const group = drawn.get(id);
			if (group?.kind === "group") return openGroup(group);
			const node = nodes.get(id);
			if (!node) return;
			setActive(id);
			// Who asks for a run wants to see what is in it.
			const closed = params.closed.filter((each) => each !== id);
			void ask({ ...noChoice, closed, focus: focusText(node) });
		},
		[drawn, nodes, openGroup, params.closed, ask],
	);
	const nameOf = useCallback((node: DrawnNode) => nodeName(node, graph.edges), [graph.edges]);
	const selectedId = params.select === null ? null : graph.drawnIdOf(params.select);
	const state = useMemo<GraphState>(
		() => ({ lit, fresh, selectedId, activeId, now, nameOf, select: choose, activate: setActive, expand }),
		[lit, fresh, selectedId, activeId, now, nameOf, choose, expand],
	);

	/** Moves to a card; one off screen is panned to first, and mounted then. */
	function moveTo(id: string) {
		setActive(id);
		const step = (tries: number) => {
			const card = frame.current?.querySelector<HTMLElement>(`button[data-node="${CSS.escape(id)}"]`);
			if (card) card.focus({ preventScroll: true });
			else if (tries > 0) setTimeout(() => step(tries - 1), 50);
		};
		requestAnimationFrame(() => step(20));
	}
	function nextHit() {
		const cards = [...new Set(hits.map(graph.drawnIdOf))];
		const next = cards[(cards.indexOf(activeId) + 1) % Math.max(1, cards.length)];
		if (next !== undefined) moveTo(next);
	}
	const depth = (steps: number) => Math.min(lineageLimits.maxDepth, Math.max(0, steps));
	const keys: GraphKeys = {
		move: (arrow: Arrow) => {
			const next = layout && nextByArrow(activeId, arrow, graph, layout);
			if (next) moveTo(next);
		},
		focus: () => focus(activeId),
		expand: () => expand(activeId),
		between: () => choose(activeId, true),
		changeDepth: (steps) => void ask({ up: depth(params.up + steps), down: depth(params.down + steps) }),
		toggleList: () => {
			void look({ view: params.view === "list" ? "graph" : "list" });
			// The card or row that had the focus goes; the keys must go on working.
			frame.current?.focus();
		},
		find: () => findBox.current?.focus(),
		help: () => setHelpOpen(true),
		clear: () => choose(null),
	};

	return (
		<section
			className={classes.explorer}
			ref={frame}
			tabIndex={-1}
			onKeyDown={(event) => onGraphKey(event, keys)}
			aria-label="Lineage"
		>
			<Toolbar
				view={view}
				up={params.up}
				down={params.down}
				mode={params.view}
				isBusy={isBusy}
				isFolding={params.fold}
				hasGroups={folded.nodes !== view.nodes}
				find={find}
				findCount={find.trim() === "" ? null : hits.length}
				findBox={findBox}
				onFind={setFind}
				onNextHit={nextHit}
				onLens={(lens) => void ask({ ...noChoice, lens })}
				onDepth={(side, steps) => void ask({ [side]: depth(steps) })}
				onFold={(isFolding) => void look({ fold: isFolding, show: null, unfold: null })}
				onLimit={(limit) => void ask({ limit })}
				onMode={(to) => void look({ view: to })}
				isTimeOpen={time.isOpen}
				onTime={time.toggle}
				onHelp={() => setHelpOpen(true)}
				takeAway={
					<TakeAwayMenu
						view={view}
						picture={params.view === "graph" && layout && laidOut ? { graph: laidOut, places: layout } : null}
						title={focusNode ? nodeTitle(focusNode) : ""}
					/>
				}
				filters={params}
				onFilter={(change) => void ask(change)}
			/>
			{time.isOpen && <TimeBar {...time.bar} />}
			<div className={classes.stage}>
				{params.view === "list" ? (
					<LineageList view={view} now={now} selectedId={params.select} onSelect={choose} />
				) : (
					<GraphContext value={state}>
						<div className={classes.frame}>
							{layout && laidOut && layout.status === "done" ? (
								<GraphCanvas
									graph={laidOut}
									places={layout}
									activeId={activeId}
									onHover={setHovered}
									onSelect={choose}
									onOpen={focus}
									onClear={() => choose(null)}
								/>
							) : (
								<p className={classes.wait}>
									{layout?.status === "too_large"
										? "This graph is too large to draw. Take fewer steps, or see it as a list."
										: "Laying out…"}
								</p>
							)}
							<Legend hasBoxes={graph.boxes.length > 0} hasBack={(layout?.back.size ?? 0) > 0} />
						</div>
					</GraphContext>
				)}
				<SidePanel
					nodes={nodes}
					drawn={drawn}
					edges={view.edges}
					selected={params.select}
					second={params.with}
					between={between}
					now={now}
					onSelect={choose}
					onFocus={focus}
					onTakeOut={takeOut}
					onUnfold={openGroup}
				/>
			</div>
			<HelpDialog isOpen={isHelpOpen} onClose={() => setHelpOpen(false)} />
		</section>
	);
}

/** What the address calls a record. */
function focusText(node: LineageNode): string {
	return node.kind === "user" ? `user:${node.handle}` : `${node.kind}:${node.uid}`;
}
