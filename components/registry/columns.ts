import {
	type ColumnDef,
	columnOrderingFeature,
	columnVisibilityFeature,
	createColumnHelper,
	metaHelper,
	type RowData,
	rowSelectionFeature,
	rowSortingFeature,
	tableFeatures,
} from "@tanstack/react-table";

/** How a registry is narrowed by something; what is chosen lives in the URL under `key`. */
export type ColumnFilter = { label: string } & (
	| { kind: "text"; key: string; placeholder?: string }
	/** Several values of many, with counts; `facet` is what the services call it, `words` say what values mean. */
	| { kind: "facet"; key: string; facet: string; words?: Readonly<Record<string, string>> }
	/** One of a few, each with its own words. */
	| { kind: "choice"; key: string; choices: readonly { value: string; label: string }[]; all: string }
	| { kind: "dates"; from: string; to: string }
	| { kind: "sizes"; min: string; max: string }
);

/** What a registry declares about a column; toolbar, chips, chooser and the phone's cards derive from it. */
export interface ColumnMeta {
	label: string;
	filters?: readonly ColumnFilter[];
	align?: "end";
	/** Pixels; a column without takes what is left. */
	width?: number;
	/** What is counted, said on a phone's card, where no heading says it. */
	countOf?: string;
	/** Left out where the screen is narrow. */
	isDetail?: boolean;
	/** Shown only when somebody chooses it. */
	isExtra?: boolean;
}

export const features = tableFeatures({
	rowSortingFeature,
	rowSelectionFeature,
	columnVisibilityFeature,
	columnOrderingFeature,
	columnMeta: metaHelper<ColumnMeta>(),
});

// biome-ignore lint/suspicious/noExplicitAny: columns of one table differ in value type; TanStack's own types say any here.
export type RegistryColumn<T extends RowData> = ColumnDef<typeof features, T, any>;

/** Makes the columns of one registry. Their cells are functions of a row, and use no hooks; their links are plain ones. */
export function columnsOf<T extends RowData>() {
	return createColumnHelper<typeof features, T>();
}

/** Every filter that the columns of a registry declare, in their order. */
export function filtersOf<T extends RowData>(columns: readonly RegistryColumn<T>[]): ColumnFilter[] {
	return columns.flatMap((column) => column.meta?.filters ?? []);
}
