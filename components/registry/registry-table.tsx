"use client";

import { IconKeyboard } from "@tabler/icons-react";
import { type UseQueryStatesKeysMap, useQueryStates } from "nuqs";
import { type ReactNode, useMemo, useRef, useState, useTransition } from "react";
import type { Registry } from "../../lib/contracts/enums.ts";
import { FilterChips } from "../filters/filter-chips.tsx";
import { isLiveNoun, RegistryNews } from "../live/registry-news.tsx";
import { ExportMenu } from "./bulk/export-menu.tsx";
import { filtersOf, type RegistryColumn } from "./columns.ts";
import { chipsOf } from "./filters/filter-chips-of.ts";
import { FilterRow } from "./filters/filter-row.tsx";
import type { FacetsAction } from "./filters/use-facet.ts";
import { KeysHelp } from "./keys-help.tsx";
import { NoRows, type Suggestion } from "./no-rows.tsx";
import { type PackedPage, unpackPage } from "./packed-page.ts";
import { Pager } from "./pager.tsx";
import classes from "./registry.module.css";
import { type Bulk, BulkBar } from "./rows/bulk-bar.tsx";
import { PeekPanel } from "./rows/peek-panel.tsx";
import { TableBody } from "./rows/table-body.tsx";
import { TableHead } from "./rows/table-head.tsx";
import { useRegistryTable } from "./rows/use-registry-table.ts";
import { useSelection } from "./rows/use-selection.ts";
import type { SavedViews } from "./saved/view-actions.ts";
import { ViewsMenu } from "./saved/views-menu.tsx";
import { SearchField } from "./search-field.tsx";
import { useRowKeys } from "./use-row-keys.ts";
import { useView } from "./view/use-view.ts";
import { ViewMenu } from "./view/view-menu.tsx";
import type { ViewPrefs } from "./view/view-prefs.ts";

export interface RegistryTableProps<T extends { uid: string }> {
	/** What the records are called together: `files`. */
	noun: string;
	/** Where the API has them: `/files`. */
	path: `/${Registry}`;
	/** A column's id must be the name of the sort that it offers; the first names the record. */
	columns: RegistryColumn<T>[];
	page: PackedPage<T>;
	/** The sheet of icons that cells refer to. */
	icons?: ReactNode;
	/** The filters of this page as the services take them. */
	question: Record<string, unknown>;
	facets: FacetsAction;
	/** Offered when nothing has the words. */
	suggestions: readonly Suggestion[];
	saved: SavedViews;
	/** The page's parsers, the same that the server reads. */
	params: UseQueryStatesKeysMap;
	/** How the person likes this registry. */
	remembered: ViewPrefs;
	/** Shown when nothing is there at all, without filters. */
	empty: ReactNode;
	/** What a row shows beside the table. */
	peek: (row: T) => { title: string; content: ReactNode };
	/** Buttons for the chosen rows; without it rows cannot be chosen. */
	bulk?: Bulk;
	/** Beside the search field. */
	actions?: ReactNode;
}

/** What of the address arranges rather than narrows. */
const arranging = new Set(["sort", "dir", "pages", "cols", "density", "limit", "peek", "all"]);

/** The one registry table: the server searches, sorts and pages; the URL is the state. */
export function RegistryTable<T extends { uid: string }>(props: RegistryTableProps<T>) {
	const { noun, columns, question, params, bulk } = props;
	const page = useMemo(() => unpackPage(props.page), [props.page]);
	const rows = page.items;
	const [isPending, startTransition] = useTransition();
	const [values, setParams] = useQueryStates(params, { shallow: false, history: "push", startTransition });
	const p = values as Record<string, unknown>;
	const pages = p["pages"] as string[];
	const peeked = rows.find(({ uid }) => uid === p["peek"]);
	const [isHelping, setHelping] = useState(false);
	const [dragged, setDragged] = useState<{ id: string; width: number } | null>(null);
	const search = useRef<HTMLInputElement>(null);
	const tableElement = useRef<HTMLTableElement>(null);
	const view = useView(noun, columns, props.remembered);
	const selection = useSelection(rows, question, page.total);

	// Another question starts from its first page, and without a panel.
	// Once a bare address means the view that one begins with, "everything" has to be said.
	const all = props.saved.views.some((each) => each.isDefault && each.createdBy.handle === props.saved.me);
	const ask = (change: Record<string, unknown>) =>
		setParams({ ...change, pages: null, peek: null, ...(all ? { all: true } : {}) });
	const look = (uid: string | null) => setParams({ peek: uid }, { shallow: true, history: "replace" });
	const table = useRegistryTable({
		columns,
		rows,
		shown: view.shown,
		sort: { id: String(p["sort"]), isDesc: p["dir"] === "desc" },
		onSort: ({ id, isDesc }) => ask({ sort: id, dir: isDesc ? "desc" : "asc" }),
		selection: selection.state,
		onSelect: selection.set,
	});
	useRowKeys(search, tableElement, {
		peek: (uid) => look(peeked?.uid === uid ? null : uid),
		onMove: (uid) => peeked && look(uid),
		choose: (uid) => bulk && selection.toggle(uid),
		close: () => {
			if (peeked) look(null);
			else if (selection.count > 0) selection.clear();
			else return false;
			return true;
		},
		help: () => setHelping(true),
	});

	const asked = Object.keys(p).filter((key) => !arranging.has(key) && p[key] !== null && p[key] !== "");
	const isNarrowed = asked.length > 0;
	const clear = () => ask(Object.fromEntries(asked.map((key) => [key, null])));
	const filters = filtersOf(columns);
	const widths = new Map<string, number>();
	for (const column of table.getVisibleLeafColumns()) {
		const own = view.shown.find(({ id }) => id === column.id)?.width;
		const width = dragged?.id === column.id ? dragged.width : (own ?? column.columnDef.meta?.width);
		if (width !== undefined) widths.set(column.id, width);
	}
	const isChoosable = bulk !== undefined;
	const peeking = peeked && props.peek(peeked);

	return (
		<section className={classes.registry} aria-label={`Registry of ${noun}`} aria-busy={isPending}>
			{props.icons}
			<div className={classes.toolbar}>
				<SearchField
					noun={noun}
					asked={String(p["q"] ?? "")}
					field={search}
					onAsk={(words) => ask({ q: words || null })}
				/>
				<span className={classes.gap} />
				<button
					type="button"
					className={`${classes.plain} ${classes.keysButton}`}
					aria-label="Keys of this table"
					title="Keys (?)"
					onClick={() => setHelping(true)}
				>
					<IconKeyboard size={16} aria-hidden />
				</button>
				<ViewsMenu registry={props.path.slice(1) as Registry} path={props.path} saved={props.saved} />
				<ExportMenu path={props.path} question={question} sort={{ sort: p["sort"], dir: p["dir"] }} />
				<ViewMenu view={view} />
				{props.actions}
			</div>
			<FilterRow filters={filters} values={p} set={ask} question={question} facets={props.facets} />
			<FilterChips chips={chipsOf(filters, p)} set={ask} onClear={clear} />
			{isLiveNoun(noun) && (
				<RegistryNews noun={noun} rows={rows} onShow={() => pages.length > 0 && ask({})} />
			)}
			{bulk && <BulkBar noun={noun} selection={selection} total={page.total} bulk={bulk} />}
			{rows.length === 0 ? (
				<NoRows
					noun={noun}
					isNarrowed={isNarrowed || pages.length > 0}
					suggestions={props.suggestions}
					onClear={clear}
					empty={props.empty}
				/>
			) : (
				<div className={classes.beside} data-peeking={peeking ? true : undefined}>
					<div className={classes.scroll}>
						<table
							ref={tableElement}
							className={classes.table}
							data-density={view.density}
							data-pending={isPending || undefined}
							aria-rowcount={rows.length + 1}
							style={{ minWidth: widthOf(widths, view.shown.length) }}
						>
							<TableHead
								table={table}
								noun={noun}
								isChoosable={isChoosable}
								view={{
									...view,
									setColumns: (shown) => {
										setDragged(null);
										view.setColumns(shown);
									},
								}}
								widths={widths}
								onResize={(id, width) => setDragged({ id, width })}
							/>
							<TableBody
								table={table}
								primary={view.known[0]?.id ?? ""}
								isChoosable={isChoosable}
								density={view.density}
								peeked={peeked?.uid ?? null}
								element={tableElement}
							/>
						</table>
					</div>
					{peeking && (
						<PeekPanel title={peeking.title} onClose={() => look(null)}>
							{peeking.content}
						</PeekPanel>
					)}
				</div>
			)}
			{(rows.length > 0 || pages.length > 0) && (
				<Pager
					noun={noun}
					total={page.total}
					estimate={page.estimate}
					shown={rows.length}
					hasPrevious={pages.length > 0}
					hasNext={page.nextCursor !== null}
					onPrevious={() => setParams({ pages: pages.length > 1 ? pages.slice(0, -1) : null, peek: null })}
					onNext={() =>
						page.nextCursor !== null && setParams({ pages: [...pages, page.nextCursor], peek: null })
					}
				/>
			)}
			<KeysHelp isOpen={isHelping} onClose={() => setHelping(false)} />
		</section>
	);
}

/** What the table needs at least: beyond, it scrolls. */
function widthOf(widths: ReadonlyMap<string, number>, columns: number): number {
	const fixed = [...widths.values()].reduce((sum, width) => sum + width, 0);
	return fixed + (columns - widths.size) * 240;
}
