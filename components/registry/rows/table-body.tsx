"use client";

import { useWindowVirtualizer } from "@tanstack/react-virtual";
import { type RefObject, useLayoutEffect, useState } from "react";
import classes from "../registry.module.css";
import type { Density } from "../view/view-prefs.ts";
import type { RegistryTableModel } from "./use-registry-table.ts";

/** Up to so many rows are simply there; of more, those near the window. */
const plainRows = 100;
const rowHeights: Record<Density, number> = { comfortable: 35, compact: 27 };

type Row<T extends { uid: string }> = ReturnType<RegistryTableModel<T>["getRowModel"]>["rows"][number];

interface BodyProps<T extends { uid: string }> {
	table: RegistryTableModel<T>;
	/** The column that names the record. */
	primary: string;
	isChoosable: boolean;
	density: Density;
	peeked: string | null;
	element: RefObject<HTMLTableElement | null>;
}

/** The rows. */
export function TableBody<T extends { uid: string }>(props: BodyProps<T>) {
	const { rows } = props.table.getRowModel();
	if (rows.length > plainRows) return <VirtualBody {...props} />;
	return (
		<tbody>
			{rows.map((row, index) => (
				<BodyRow key={row.id} {...props} row={row} index={index} />
			))}
		</tbody>
	);
}

/** Rows out of sight are two blank ones, as high as they would be. */
function VirtualBody<T extends { uid: string }>(props: BodyProps<T>) {
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
		<tbody>
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
	table,
	row,
	index,
	primary,
	isChoosable,
	peeked,
	measure,
}: BodyProps<T> & { row: Row<T>; index: number; measure?: (element: HTMLTableRowElement | null) => void }) {
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
			{row.getVisibleCells().map((cell) => {
				const { meta } = cell.column.columnDef;
				return (
					<td
						key={cell.id}
						data-label={meta?.label}
						data-detail={meta?.isDetail}
						data-count-of={meta?.countOf}
						data-align={meta?.align}
						data-row-link={cell.column.id === primary || undefined}
					>
						<table.FlexRender cell={cell} />
					</td>
				);
			})}
		</tr>
	);
}
