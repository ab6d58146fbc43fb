"use client";

import { IconArrowDown, IconArrowUp, IconFilter } from "@tabler/icons-react";
import { functionalUpdate, type RowSelectionState, type SortingState, useTable } from "@tanstack/react-table";
import Link from "next/link";
import { type UseQueryStatesKeysMap, useQueryStates } from "nuqs";
import { type ReactNode, useRef, useState, useTransition } from "react";
import { isLiveNoun, RegistryNews } from "../live/registry-news.tsx";
import { features, type RegistryColumn } from "./columns.ts";
import { FilterField } from "./filter-field.tsx";
import { Pager } from "./pager.tsx";
import classes from "./registry.module.css";
import { SearchField } from "./search-field.tsx";
import { useRowKeys } from "./use-row-keys.ts";

/** A record that is perhaps meant. */
export interface Suggestion {
	title: string;
	href: string;
}

export interface RegistryTableProps<T extends { uid: string }> {
	/** What the records are called together: `files`. */
	noun: string;
	/** A column's id must be the name of the sort that it offers. */
	columns: RegistryColumn<T>[];
	rows: T[];
	total: number | null;
	nextCursor: string | null;
	/** Offered when nothing has the words. */
	suggestions: readonly Suggestion[];
	/** The page's parsers, the same that the server reads. */
	params: UseQueryStatesKeysMap;
	/** Shown when nothing is there at all, without filters. */
	empty: ReactNode;
	/** Buttons for the chosen rows; without it rows cannot be chosen. */
	bulk?: (uids: string[], clear: () => void) => ReactNode;
	/** Beside the search field. */
	actions?: ReactNode;
}

const arranging = new Set(["sort", "dir", "pages"]);

/** The one registry table: the server searches, sorts and pages; the URL is the state. */
export function RegistryTable<T extends { uid: string }>({
	noun,
	columns,
	rows,
	total,
	nextCursor,
	suggestions,
	params,
	empty,
	bulk,
	actions,
}: RegistryTableProps<T>) {
	const [isPending, startTransition] = useTransition();
	const [values, setParams] = useQueryStates(params, { shallow: false, history: "push", startTransition });
	const p = values as Record<string, unknown>;
	const pages = p.pages as string[];
	const [selection, setSelection] = useState<RowSelectionState>({});
	const search = useRef<HTMLInputElement>(null);
	const tableElement = useRef<HTMLTableElement>(null);
	useRowKeys(search, tableElement);

	function go(change: Record<string, unknown>) {
		setSelection({});
		setParams(change);
	}
	// Another question starts from its first page.
	const ask = (change: Record<string, unknown>) => go({ ...change, pages: null });

	const sorting: SortingState = [{ id: String(p.sort), desc: p.dir === "desc" }];
	const table = useTable({
		features,
		columns,
		data: rows,
		getRowId: (row) => row.uid,
		manualSorting: true,
		enableSortingRemoval: false,
		state: { sorting, rowSelection: selection },
		onRowSelectionChange: (update) => setSelection((before) => functionalUpdate(update, before)),
		onSortingChange: (update) => {
			const first = functionalUpdate(update, sorting)[0];
			if (first) ask({ sort: first.id, dir: first.desc ? "desc" : "asc" });
		},
	});
	const filters = table.getAllLeafColumns().flatMap((column) => {
		const meta = column.columnDef.meta;
		return meta?.filter ? [{ label: meta.label, filter: meta.filter }] : [];
	});
	const isAsked = (key: string) => !arranging.has(key) && p[key] !== null && p[key] !== "";
	const asked = Object.keys(p).filter((key) => isAsked(key) && !isDefault(params, key, p[key]));
	const isFiltered = asked.length > 0;
	const [isOpen, setOpen] = useState(asked.some((key) => key !== "q"));
	const chosen = Object.keys(selection).filter(
		(uid) => selection[uid] && rows.some((row) => row.uid === uid),
	);

	return (
		<section className={classes.registry} aria-label={`Registry of ${noun}`} aria-busy={isPending}>
			<div className={classes.toolbar}>
				<SearchField
					noun={noun}
					asked={String(p.q ?? "")}
					field={search}
					onAsk={(words) => ask({ q: words || null })}
				/>
				{filters.length > 0 && (
					<button
						type="button"
						className={classes.plain}
						aria-expanded={isOpen}
						onClick={() => setOpen(!isOpen)}
					>
						<IconFilter size={16} aria-hidden /> Filters
					</button>
				)}
				{isFiltered && (
					<button
						type="button"
						className={classes.plain}
						onClick={() => ask(Object.fromEntries(asked.map((key) => [key, null])))}
					>
						Clear
					</button>
				)}
				<span className={classes.gap} />
				{actions}
			</div>
			{isOpen && (
				<div className={classes.filters}>
					{filters.map(({ label, filter }) => (
						<FilterField key={label} label={label} filter={filter} values={p} set={ask} />
					))}
				</div>
			)}
			{isLiveNoun(noun) && (
				<RegistryNews noun={noun} rows={rows} onShow={() => pages.length > 0 && ask({})} />
			)}
			{bulk && chosen.length > 0 && (
				<div className={classes.bulk} role="status">
					<strong>{chosen.length} chosen</strong>
					{bulk(chosen, () => setSelection({}))}
				</div>
			)}
			{rows.length === 0 ? (
				<div className={classes.empty}>
					{isFiltered || pages.length > 0 ? (
						<>
							<p>
								No {noun} match.{" "}
								<button type="button" onClick={() => ask(Object.fromEntries(asked.map((k) => [k, null])))}>
									Clear the filters
								</button>
							</p>
							{suggestions.length > 0 && (
								<p>
									Perhaps you mean{" "}
									{suggestions.map(({ title, href }, index) => (
										<span key={href}>
											{index > 0 && ", "}
											<Link href={href}>{title}</Link>
										</span>
									))}
									?
								</p>
							)}
						</>
					) : (
						empty
					)}
				</div>
			) : (
				<table ref={tableElement} className={classes.table} data-pending={isPending || undefined}>
					<thead>
						{table.getHeaderGroups().map((group) => (
							<tr key={group.id}>
								{bulk && (
									<th className={classes.check}>
										<input
											type="checkbox"
											aria-label={`Choose all ${noun} of this page`}
											checked={table.getIsAllRowsSelected()}
											onChange={table.getToggleAllRowsSelectedHandler()}
										/>
									</th>
								)}
								{group.headers.map((header) => {
									const { meta, enableSorting } = header.column.columnDef;
									const sorted = enableSorting ? header.column.getIsSorted() : false;
									return (
										<th
											key={header.id}
											scope="col"
											data-detail={meta?.isDetail}
											data-align={meta?.align}
											style={meta?.width ? { width: meta.width } : {}}
											{...(sorted
												? { "aria-sort": sorted === "asc" ? ("ascending" as const) : ("descending" as const) }
												: {})}
										>
											{enableSorting ? (
												<button type="button" onClick={header.column.getToggleSortingHandler()}>
													<table.FlexRender header={header} />
													{sorted === "asc" && <IconArrowUp size={14} aria-hidden />}
													{sorted === "desc" && <IconArrowDown size={14} aria-hidden />}
												</button>
											) : (
												<table.FlexRender header={header} />
											)}
										</th>
									);
								})}
							</tr>
						))}
					</thead>
					<tbody>
						{table.getRowModel().rows.map((row) => (
							<tr key={row.id} data-chosen={row.getIsSelected() || undefined}>
								{bulk && (
									<td className={classes.check}>
										<input
											type="checkbox"
											aria-label={`Choose ${row.id}`}
											checked={row.getIsSelected()}
											onChange={row.getToggleSelectedHandler()}
										/>
									</td>
								)}
								{row.getAllCells().map((cell, index) => (
									<td
										key={cell.id}
										data-label={cell.column.columnDef.meta?.label}
										data-detail={cell.column.columnDef.meta?.isDetail}
										data-count-of={cell.column.columnDef.meta?.countOf}
										data-align={cell.column.columnDef.meta?.align}
										data-row-link={index === 0 || undefined}
									>
										<table.FlexRender cell={cell} />
									</td>
								))}
							</tr>
						))}
					</tbody>
				</table>
			)}
			{(rows.length > 0 || pages.length > 0) && (
				<Pager
					noun={noun}
					total={total}
					shown={rows.length}
					hasPrevious={pages.length > 0}
					hasNext={nextCursor !== null}
					onPrevious={() => go({ pages: pages.length > 1 ? pages.slice(0, -1) : null })}
					onNext={() => nextCursor !== null && go({ pages: [...pages, nextCursor] })}
				/>
			)}
		</section>
	);
}

function isDefault(params: UseQueryStatesKeysMap, key: string, value: unknown): boolean {
	const declared = (params as Record<string, { defaultValue?: unknown }>)[key]?.defaultValue;
	return declared !== undefined && declared === value;
}
