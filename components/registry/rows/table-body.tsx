"use client";

import { useWindowVirtualizer } from "@tanstack/react-virtual";
import { type ReactNode, type RefObject, useLayoutEffect, useState } from "react";
import classes from "../registry.module.css";
import type { Density } from "../view/view-prefs.ts";
import type { RegistryTableModel } from "./use-registry-table.ts";
import { useRowLinks } from "./use-row-links.ts";

/** Up to so many rows are simply there; of more, those near the window. */
const plainRows = 100;
const rowHeights: Record<Density, number> = { comfortable: 35, compact: 27 };

type Row<T extends { uid: string }> = ReturnType<RegistryTableModel<T>["getRowModel"]>["rows"][number];
type Column<T extends { uid: string }> = ReturnType<RegistryTableModel<T>["getVisibleLeafColumns"]>[number];

interface BodyProps<T extends { uid: string }> {
	table: RegistryTableModel<T>;
	/** The column that names the record. */
	primary: string;
	isChoosable: boolean;
	density: Density;
	peeked: string | null;
	element: RefObject<HTMLTableElement | null>;
}

interface ColumnsProps<T extends { uid: string }> extends BodyProps<T> {
	columns: readonly Column<T>[];
}

type RowLinks = ReturnType<typeof useRowLinks>;

/**
 * What a column shows of a row. Its function is called, with the little that ours ask for: as components, with a cell and
 * its context each, the hundreds of a page take several times as long.
 */
function drawn<T extends { uid: string }>(column: Column<T>, row: Row<T>): ReactNode {
	const { cell } = column.columnDef;
	const getValue = () => row.getValue(column.id);
	if (typeof cell !== "function") return cell;
	const context = { row, column, getValue, renderValue: getValue };
	return (cell as unknown as (context: object) => ReactNode)(context);
}

/** The rows. */
export function TableBody<T extends { uid: string }>(props: BodyProps<T>) {
	const { rows } = props.table.getRowModel();
	const columns = props.table.getVisibleLeafColumns();
	const links = useRowLinks();
	if (rows.length > plainRows) return <VirtualBody {...props} columns={columns} links={links} />;
	return (
		<tbody {...links}>
			{rows.map((row, index) => (
				<BodyRow key={row.id} {...props} columns={columns} row={row} index={index} />
			))}
		</tbody>
	);
}

/** Rows out of sight are two blank ones, as high as they would be. */
function VirtualBody<T extends { uid: string }>({ links, ...props }: ColumnsProps<T> & { links: RowLinks }) {
	const { rows } = props.table.getRowModel();
	const [top, setTop] = useState(0);
	useLayoutEffect(() => {
		const body = props.element.current?.tBodies[0];
		if (body) setTop(body.getBoundingClientRect().top + window.scrollY);
	}, [props.element]);
	const virtualizer = useWindowVirtualizer({
		count: rows.length,
		estimateSize: () => rowHeights[props.density],
		overscan: 15,
		scrollMargin: top,
		// What the server shows, before there is a window.
		initialRect: { width: 1200, height: 900 },
		getItemKey: (index) => rows[index]?.id ?? index,
	});
	const items = virtualizer.getVirtualItems();
	const before = (items[0]?.start ?? top) - top;
	const after = virtualizer.getTotalSize() - ((items.at(-1)?.end ?? top) - top);
	return (
		<tbody {...links}>
			<Spacer height={before} />
			{items.map(({ index }) => {
				const row = rows[index];
				return (
					row && (
						<BodyRow
							key={row.id}
							{...props}
							row={row}
							index={index}
							measure={(element) => virtualizer.measureElement(element)}
						/>
					)
				);
			})}
			<Spacer height={after} />
		</tbody>
	);
}

function Spacer({ height }: { height: number }) {
	if (height <= 0) return null;
	return (
		<tr aria-hidden className={classes.spacer}>
			<td style={{ height }} />
		</tr>
	);
}

function BodyRow<T extends { uid: string }>({
	columns,
	row,
	index,
	primary,
	isChoosable,
	peeked,
	measure,
}: ColumnsProps<T> & {
	row: Row<T>;
	index: number;
	measure?: (element: HTMLTableRowElement | null) => void;
}) {
	return (
		<tr
			ref={measure ?? null}
			data-index={index}
			data-uid={row.id}
			aria-rowindex={index + 2}
			data-chosen={row.getIsSelected() || undefined}
			data-peeked={row.id === peeked || undefined}
		>
			{isChoosable && (
				<td className={classes.check}>
					<input
						type="checkbox"
						aria-label={`Choose ${row.id}`}
						checked={row.getIsSelected()}
						onChange={row.getToggleSelectedHandler()}
					/>
				</td>
			)}
			{columns.map((column) => {
				const { meta } = column.columnDef;
				return (
					<td
						key={column.id}
						data-label={meta?.label}
						data-detail={meta?.isDetail}
						data-count-of={meta?.countOf}
						data-align={meta?.align}
						data-row-link={column.id === primary || undefined}
					>
						{drawn(column, row)}
					</td>
				);
			})}
		</tr>
	);
}
