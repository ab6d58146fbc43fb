"use client";

import { IconArrowDown, IconArrowUp } from "@tabler/icons-react";
import classes from "../registry.module.css";
import { ResizeHandle } from "../view/resize-handle.tsx";
import type { RegistryView } from "../view/use-view.ts";
import type { RegistryTableModel } from "./use-registry-table.ts";

/** The headings: each sorts where it can, and its right edge makes it wider. */
export function TableHead<T extends { uid: string }>({
	table,
	noun,
	isChoosable,
	view,
	widths,
	onResize,
}: {
	table: RegistryTableModel<T>;
	noun: string;
	isChoosable: boolean;
	view: RegistryView;
	/** Pixels, by column; one without takes what is left. */
	widths: ReadonlyMap<string, number>;
	onResize: (id: string, width: number) => void;
}) {
	return (
		<thead>
			{table.getHeaderGroups().map((group) => (
				<tr key={group.id} aria-rowindex={1}>
					{isChoosable && (
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
						const width = widths.get(header.column.id);
						return (
							<th
								key={header.id}
								scope="col"
								data-detail={meta?.isDetail}
								data-align={meta?.align}
								style={width === undefined ? {} : { width }}
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
								<ResizeHandle
									label={meta?.label ?? header.column.id}
									width={width ?? null}
									onResize={(next) => onResize(header.column.id, next)}
									onDone={(next) =>
										view.setColumns(
											view.shown.map((each) =>
												each.id === header.column.id ? { ...each, width: next } : each,
											),
										)
									}
								/>
							</th>
						);
					})}
				</tr>
			))}
		</thead>
	);
}
