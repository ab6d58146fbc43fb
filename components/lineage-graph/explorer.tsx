"use client";

import { IconSitemap } from "@tabler/icons-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useQueryStates } from "nuqs";
import { useMemo, useRef, useState, useTransition } from "react";
import type { LineageView } from "../../lib/contracts/lineage.ts";
import { lineageLimits } from "../../lib/contracts/lineage-terms.ts";
import { lineageHref } from "../shell/kind.ts";
import { useLater } from "../shell/use-later.ts";
import { nextByArrow } from "./box-keys.ts";
import type { EdgeActions } from "./edges/edge-actions.ts";
import { useEdge } from "./edges/use-edge.ts";
import type { FilterBarProps } from "./filters/filter-bar.tsx";
import { noFilters } from "./filters/filter-values.ts";
import { findHits } from "./find-hits.ts";
import classes from "./graph.module.css";
import { type GraphKeys, onGraphKey } from "./graph-keys.ts";
import { graphParams, questionOf } from "./graph-params.ts";
import { GraphStage } from "./graph-stage.tsx";
import { GraphContext, type GraphState } from "./graph-state.ts";
import type { HelpDialogProps } from "./help-dialog.tsx";
import type { LineageListProps } from "./lineage-list.tsx";
import { useAnchors } from "./live/use-anchors.ts";
import { useArrivals } from "./live/use-arrivals.ts";
import { useFold } from "./live/use-fold.ts";
import { useLiveGraph } from "./live/use-live-graph.ts";
import { Narrowing } from "./narrowing.tsx";
import type { Arrow } from "./neighbours.ts";
import { nodeNamer } from "./node-name.ts";
import { nodeHref, nodeTitle } from "./node-text.ts";
import panelClasses from "./record-panel.module.css";
import { focusSelection } from "./selection/focus-selection.ts";
import { SelectionBar } from "./selection/selection-bar.tsx";
import type { SidePanelProps } from "./side-panel.tsx";
import type { TakeAwayMenuProps } from "./take-away/take-away-menu.tsx";
import type { TimeBarProps } from "./time-bar.tsx";
import { Toolbar } from "./toolbar.tsx";
import { useBoxes, useBoxTree } from "./use-boxes.ts";
import { noChoice, useExplore } from "./use-explore.ts";
import { useLayout } from "./use-layout.ts";
import { useLit } from "./use-lit.ts";
import { useMoves } from "./use-moves.ts";
import { useNews } from "./use-news.ts";
import { usePageKeys } from "./use-page-keys.ts";
import { useTime } from "./use-time.ts";

const { select, edge: link, with: second, view: mode, fold, show, unfold, closed, since } = graphParams;

const loadSidePanel = async () => (await import("./side-panel.tsx")).SidePanel;
const loadTakeAway = async () => (await import("./take-away/take-away-menu.tsx")).TakeAwayMenu;
const loadFilterBar = async () => (await import("./filters/filter-bar.tsx")).FilterBar;
const loadTimeBar = async () => (await import("./time-bar.tsx")).TimeBar;
const loadHelp = async () => (await import("./help-dialog.tsx")).HelpDialog;
const loadList = async () => (await import("./lineage-list.tsx")).LineageList;

const nothingChosen = { select: null, edge: null, with: null };

export interface ExplorerProps {
	view: LineageView;
	/** The view is a part, and the whole of it is on its way. */
	isPart: boolean;
	now: number;
	edgeActions: EdgeActions;
	/** On the page of the record in its middle, where it is one tab of many: the way to the whole graph. */
	wholeHref: string | null;
}

/** Toolbar, graph or list, and the panel of what is selected. The address is its state. */
export function Explorer({ view, isPart, now, edgeActions, wholeHref }: ExplorerProps) {
	const isTab = wholeHref !== null;
	const router = useRouter();
	const [isBusy, startAsking] = useTransition();
	// What changes the question asks the server; what changes the look does not.
	const [params, ask] = useQueryStates(graphParams, {
		shallow: false,
		startTransition: startAsking,
		history: "push",
	});
	const [, look] = useQueryStates(
		{ select, edge: link, with: second, view: mode, fold, show, unfold, closed, since },
		{ shallow: true },
	);
	const [hovered, setHovered] = useState<string | null>(null);
	const [activeRecord, setActive] = useState(params.select ?? view.focus);
	const [find, setFind] = useState("");
	const SidePanel = useLater<SidePanelProps>(loadSidePanel);
	const LineageList = useLater<LineageListProps>(loadList);
	const TakeAwayMenu = useLater<TakeAwayMenuProps>(loadTakeAway);
	const FilterBar = useLater<FilterBarProps>(loadFilterBar);
	const TimeBar = useLater<TimeBarProps>(loadTimeBar);
	const HelpDialog = useLater<HelpDialogProps>(loadHelp);
	const [isHelpOpen, setHelpOpen] = useState(false);
	const findBox = useRef<HTMLInputElement>(null);
	const selectionBox = useRef<HTMLInputElement>(null);
	const frame = useRef<HTMLDivElement>(null);

	const { tree, records: nodes } = useBoxTree(view);
	const time = useTime(view, params, now, { ask, look });
	const { came } = time;
	const folding = useMemo(
		() => ({
			boxOf: tree.homeOf,
			isFolding: params.fold,
			...(came ? { apart: came } : {}),
			shown: new Set([...params.show, ...params.expand]),
			unfolded: new Set(params.unfold),
		}),
		[tree, came, params.fold, params.show, params.expand, params.unfold],
	);
	// The whole after a part of it is no news.
	const question = `${isPart ? "part of " : ""}${questionOf(params)}`;
	const folded = useFold(view, folding, question, [activeRecord, params.select, params.with]);
	const graph = useBoxes(folded, tree, params.closed);
	useLiveGraph(view, now);
	const arrivals = useArrivals(graph, question);
	const focusNode = nodes.get(view.focus);
	const drawn = useMemo(() => new Map(graph.nodes.map((node) => [node.id, node])), [graph]);
	const drawnId = graph.drawnIdOf(activeRecord);
	const isDrawn = drawn.has(drawnId) || graph.boxes.some(({ id }) => id === drawnId);
	const activeId = isDrawn ? drawnId : graph.focus;
	const { layout, laidOut } = useLayout(graph, useAnchors([activeId, graph.focus]));

	const { between, lit, fresh } = useLit(view, graph, {
		...{ hovered, came, preview: time.preview },
		ends: [params.select, params.with],
	});
	const hits = useMemo(() => findHits(view.nodes, find), [view.nodes, find]);

	const { choose, openGroup, takeOut, expand, focus } = useExplore({
		...{ params, ask, look, setActive, nodes, drawn, tree },
	});
	const nameOf = useMemo(() => nodeNamer(nodes, view.edges), [nodes, view.edges]);
	/** Another record in the middle: of a tab that is the tab of its own page. */
	const open = (id: string) => {
		const node = drawn.get(id)?.kind === "group" ? undefined : nodes.get(id);
		if (!isTab || !node) return focus(id);
		if (node.id === view.focus) return;
		const href = node.kind === "user" ? lineageHref("user", node.handle) : `${nodeHref(node)}?tab=lineage`;
		// The first of the two clicks chose it: while that is on its way to the address, it would take the page back.
		void look(nothingChosen).then(() => router.push(href));
	};
	const edge = useEdge(params.edge, view, graph, look);
	const { drawnId: edgeId, pick: pickEdge } = edge;
	useNews(view, now, params, graph.nodes.length, isBusy || isPart);
	const selectedId = params.select === null ? null : graph.drawnIdOf(params.select);
	const state = useMemo<GraphState>(
		() => ({
			...{ lit, fresh, arrivals, selectedId, edgeId, activeId, now, nameOf },
			pastAt: view.asOf === null ? null : Date.parse(view.asOf),
			...{ select: choose, activate: setActive, expand, pickEdge },
		}),
		[lit, fresh, arrivals, view.asOf, selectedId, edgeId, activeId, now, nameOf, choose, expand, pickEdge],
	);

	const { moveTo, moveToNext } = useMoves(frame, setActive);
	const nextHit = () => moveToNext([...new Set(hits.map(graph.drawnIdOf))], activeId);
	const depth = (steps: number) => Math.min(lineageLimits.maxDepth, Math.max(0, steps));
	const keys: GraphKeys = {
		move: (arrow: Arrow) => {
			const next = layout && nextByArrow(activeId, arrow, graph, layout);
			if (next) moveTo(next);
		},
		focus: () => open(activeId),
		expand: () => expand(activeId),
		between: () => choose(activeId, true),
		changeDepth: (steps) => {
			// A selection has its steps in its text.
			if (params.q === null) void ask({ up: depth(params.up + steps), down: depth(params.down + steps) });
		},
		toggleList: () => {
			void look({ view: params.view === "list" ? "graph" : "list" });
			// The card or row that had the focus goes; the keys must go on working.
			frame.current?.focus();
		},
		find: () => findBox.current?.focus(),
		selection: () => selectionBox.current?.select(),
		help: () => setHelpOpen(true),
		clear: () => (edge.id === null ? choose(null) : edge.pick(null)),
	};
	usePageKeys(isTab ? null : keys);

	return (
		<section
			className={isTab ? `${classes.explorer} ${classes.inTab}` : classes.explorer}
			ref={frame}
			tabIndex={-1}
			onKeyDown={(event) => onGraphKey(event, keys)}
			aria-label="Lineage"
			aria-busy={isBusy || isPart}
		>
			{!isTab && <SelectionBar text={params.q ?? focusSelection(focusNode, params)} box={selectionBox} />}
			<Toolbar
				view={view}
				steps={params.q === null ? params : null}
				mode={params.view}
				isBusy={isBusy || isPart}
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
				onHelp={() => setHelpOpen(true)}
				narrowing={
					!isTab && (
						<Narrowing
							view={view}
							filters={params}
							onFilter={(change) => void ask(change)}
							isTimeOpen={time.isOpen}
							onTime={time.toggle}
						/>
					)
				}
				onward={
					isTab ? (
						<Link className={classes.button} href={wholeHref}>
							<IconSitemap size={15} aria-hidden /> Whole graph
						</Link>
					) : TakeAwayMenu ? (
						<TakeAwayMenu
							view={view}
							picture={
								params.view === "graph" && layout && laidOut ? { graph: laidOut, places: layout } : null
							}
							title={params.q ?? (focusNode ? nodeTitle(focusNode) : "")}
						/>
					) : null
				}
			/>
			{FilterBar && <FilterBar view={view} values={params} set={(change) => void ask(change)} />}
			{time.isOpen && TimeBar && <TimeBar {...time.bar} />}
			<div className={classes.stage}>
				{params.view === "list" ? (
					LineageList && <LineageList view={view} now={now} selectedId={params.select} onSelect={choose} />
				) : (
					<GraphContext value={state}>
						<GraphStage
							graph={laidOut}
							places={layout}
							isEmpty={view.nodes.length === 0}
							hasBoxes={graph.boxes.length > 0}
							isPast={view.asOf !== null}
							activeId={activeId}
							onHover={setHovered}
							onSelect={choose}
							onOpen={open}
							isInPage={isTab}
						/>
					</GraphContext>
				)}
				{!SidePanel && (params.select !== null || params.edge !== null) && (
					<div className={panelClasses.panel} aria-hidden />
				)}
				{SidePanel && (
					<SidePanel
						nodes={nodes}
						drawn={drawn}
						view={view}
						edge={edge}
						edgeActions={edgeActions}
						selected={params.select}
						second={params.with}
						between={between}
						now={now}
						onSelect={choose}
						onFocus={open}
						onTakeOut={takeOut}
						onUnfold={openGroup}
						onShowHidden={() => void ask({ ...noFilters, archived: "include" })}
					/>
				)}
			</div>
			{HelpDialog && <HelpDialog isOpen={isHelpOpen} onClose={() => setHelpOpen(false)} />}
		</section>
	);
}
