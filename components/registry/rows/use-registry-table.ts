"use client";

import {
	functionalUpdate,
	type ReactTable,
	type RowSelectionState,
	type SortingState,
	type Updater,
	useTable,
} from "@tanstack/react-table";
import { features, type RegistryColumn } from "../columns.ts";
import type { ShownColumn } from "../view/view-prefs.ts";

interface Args<T extends { uid: string }> {
	columns: RegistryColumn<T>[];
	rows: T[];
	shown: readonly ShownColumn[];
	sort: { id: string; isDesc: boolean };
	onSort: (sort: { id: string; isDesc: boolean }) => void;
	selection: RowSelectionState;
	onSelect: (update: Updater<RowSelectionState>) => void;
}

/** TanStack's table over rows that the server has sorted, filtered and paged already. */
export function useRegistryTable<T extends { uid: string }>({
	columns,
	rows,
	shown,
	sort,
	onSort,
	selection,
	onSelect,
}: Args<T>): RegistryTableModel<T> {
	const sorting: SortingState = [{ id: sort.id, desc: sort.isDesc }];
	const ids = shown.map(({ id }) => id);
	const all = columns.map(
		(column) => column.id ?? ("accessorKey" in column ? String(column.accessorKey) : ""),
	);
	return useTable({
		features,
		columns,
		data: rows,
		getRowId: (row) => row.uid,
		manualSorting: true,
		enableSortingRemoval: false,
		state: {
			sorting,
			rowSelection: selection,
			columnOrder: ids,
			columnVisibility: Object.fromEntries(all.map((id) => [id, ids.includes(id)])),
		},
		onRowSelectionChange: onSelect,
		onSortingChange: (update) => {
			const first = functionalUpdate(update, sorting)[0];
			if (first) onSort({ id: first.id, isDesc: first.desc });
		},
	});
}

/** The table of a registry. */
export type RegistryTableModel<T extends { uid: string }> = ReactTable<typeof features, T>;
