import {
	type ColumnDef,
	createColumnHelper,
	metaHelper,
	type RowData,
	rowSelectionFeature,
	rowSortingFeature,
	tableFeatures,
} from "@tanstack/react-table";

/** How a column's filter is asked for; its value lives in the URL under `key`. */
export type ColumnFilter =
	| { kind: "text"; key: string; placeholder?: string }
	| { kind: "choice"; key: string; choices: readonly string[]; all: string }
	| { kind: "dates"; from: string; to: string };

/** What a registry declares about a column; the toolbar and the phone's cards derive from it. */
export interface ColumnMeta {
	label: string;
	filter?: ColumnFilter;
	align?: "end";
	/** CSS width of the column; the first one takes what is left. */
	width?: string;
	/** What is counted, said on a phone's card, where no heading says it. */
	countOf?: string;
	/** Left out where the screen is narrow. */
	isDetail?: boolean;
}

export const features = tableFeatures({
	rowSortingFeature,
	rowSelectionFeature,
	columnMeta: metaHelper<ColumnMeta>(),
});

// biome-ignore lint/suspicious/noExplicitAny: columns of one table differ in value type; TanStack's own types say any here.
export type RegistryColumn<T extends RowData> = ColumnDef<typeof features, T, any>;

/** Makes the columns of one registry. */
export function columnsOf<T extends RowData>() {
	return createColumnHelper<typeof features, T>();
}
