"use client";

import {
	IconFold,
	IconHelp,
	IconList,
	IconMinus,
	IconPlus,
	IconSearch,
	IconTopologyStar3,
} from "@tabler/icons-react";
import type { ReactNode, RefObject } from "react";
import { type LineageLens, lineageLenses } from "../../lib/contracts/enums.ts";
import type { LineageView } from "../../lib/contracts/lineage.ts";
import { lineageLimits } from "../../lib/contracts/lineage-terms.ts";
import classes from "./toolbar.module.css";

const lensNames: Record<LineageLens, string> = {
	data: "Data flow",
	transforms: "Transforms",
	everything: "Everything",
};

export interface ToolbarProps {
	view: LineageView;
	/** Around the focus; a selection has its own. */
	steps: { up: number; down: number } | null;
	mode: "graph" | "list";
	isBusy: boolean;
	isFolding: boolean;
	hasGroups: boolean;
	find: string;
	findCount: number | null;
	findBox: RefObject<HTMLInputElement | null>;
	onFind: (words: string) => void;
	onNextHit: () => void;
	onLens: (lens: LineageLens) => void;
	onDepth: (side: "up" | "down", depth: number) => void;
	onFold: (isFolding: boolean) => void;
	onLimit: (limit: number) => void;
	onMode: (mode: "graph" | "list") => void;
	onHelp: () => void;
	/** What narrows the graph down: filters and time. */
	narrowing: ReactNode;
	/** The ways out of here: what can be taken away, or the whole graph. */
	onward: ReactNode;
}

/** Lens, depths, search, list, and the ways on. */
export function Toolbar(props: ToolbarProps) {
	const { view, steps, mode, isBusy, onLens, onDepth, onMode, onHelp } = props;
	return (
		<div className={classes.toolbar} role="toolbar" aria-label="Graph">
			<fieldset className={classes.segments}>
				<legend className={classes.hidden}>Lens</legend>
				{lineageLenses.map((lens) => (
					<button
						key={lens}
						type="button"
						aria-pressed={view.lens === lens}
						className={classes.segment}
						onClick={() => onLens(lens)}
					>
						{lensNames[lens]}
					</button>
				))}
			</fieldset>
			{steps && (
				<>
					<Stepper label="Up" value={steps.up} onChange={(depth) => onDepth("up", depth)} />
					<Stepper label="Down" value={steps.down} onChange={(depth) => onDepth("down", depth)} />
				</>
			)}
			<Finder {...props} />
			{props.narrowing}
			{(props.hasGroups || !props.isFolding) && (
				<button
					type="button"
					className={classes.button}
					aria-pressed={props.isFolding}
					onClick={() => props.onFold(!props.isFolding)}
				>
					<IconFold size={15} aria-hidden /> Fold
				</button>
			)}
			<span className={classes.count}>{isBusy ? "Loading…" : countText(view)}</span>
			{view.isTruncated && <MoreRecords shown={view.nodes.length} onLimit={props.onLimit} />}
			<span className={classes.right}>
				{props.onward}
				<button
					type="button"
					className={classes.modeButton}
					aria-pressed={mode === "list"}
					aria-label={mode === "list" ? "Graph" : "List"}
					title={mode === "list" ? "Graph (l)" : "List (l)"}
					onClick={() => onMode(mode === "list" ? "graph" : "list")}
				>
					{mode === "list" ? <IconTopologyStar3 size={17} aria-hidden /> : <IconList size={17} aria-hidden />}
				</button>
				<button
					type="button"
					className={classes.iconButton}
					onClick={onHelp}
					aria-label="Keyboard help"
					title="Keyboard (?)"
				>
					<IconHelp size={17} aria-hidden />
				</button>
			</span>
		</div>
	);
}

const limits = [1_000, 3_000, lineageLimits.maxNodes];

/** A larger budget, as long as there is one. */
function MoreRecords({ shown, onLimit }: { shown: number; onLimit: (limit: number) => void }) {
	const next = limits.find((limit) => limit > shown);
	if (next === undefined) return null;
	return (
		<button type="button" className={classes.button} onClick={() => onLimit(next)}>
			Show up to {next.toLocaleString("en")}
		</button>
	);
}

/** Honest about what is not shown. */
function countText({ nodes, reachedCount, isTruncated }: LineageView): string {
	const shown = nodes.length === 1 ? "1 record" : `${nodes.length.toLocaleString("en")} records`;
	return isTruncated
		? `Showing ${nodes.length.toLocaleString("en")} of at least ${reachedCount.toLocaleString("en")}`
		: shown;
}

function Stepper({
	label,
	value,
	onChange,
}: {
	label: string;
	value: number;
	onChange: (value: number) => void;
}) {
	return (
		<fieldset className={classes.stepper}>
			<legend className={classes.hidden}>{label} depth</legend>
			<span aria-hidden>{label}</span>
			<button
				type="button"
				disabled={value <= 0}
				onClick={() => onChange(value - 1)}
				aria-label={`Fewer steps ${label.toLowerCase()}`}
			>
				<IconMinus size={13} aria-hidden />
			</button>
			<output>{value}</output>
			<button
				type="button"
				disabled={value >= lineageLimits.maxDepth}
				onClick={() => onChange(value + 1)}
				aria-label={`More steps ${label.toLowerCase()}`}
			>
				<IconPlus size={13} aria-hidden />
			</button>
		</fieldset>
	);
}

function Finder({ find, findCount, findBox, onFind, onNextHit }: ToolbarProps) {
	return (
		<search className={classes.finder}>
			<IconSearch size={15} aria-hidden />
			<input
				ref={findBox}
				value={find}
				onChange={(event) => onFind(event.currentTarget.value)}
				onKeyDown={(event) => event.key === "Enter" && onNextHit()}
				placeholder="Find"
				aria-label="Find in the graph; Enter goes to the next hit"
			/>
			{findCount !== null && <span>{findCount}</span>}
		</search>
	);
}
