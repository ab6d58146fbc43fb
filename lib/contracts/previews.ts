/** A column of a table that is shown. */
export interface PreviewColumn {
	name: string;
	/** As `integer`, `text` or a Parquet type; empty when there is nothing to tell it by. */
	type: string;
	isNumeric: boolean;
}

/** The first rows of a table. */
export interface PreviewTable {
	title: string | null;
	columns: PreviewColumn[];
	/** Null is an empty value of a format that knows them. */
	rows: (string | null)[][];
	/** What is left out of it, in a sentence. */
	note: string | null;
}

/** A bounded tree of JSON: numbers as they are written, long texts cut, counts of what is left out. */
export type JsonNode =
	| { type: "object" | "array"; entries: JsonEntry[]; total: number; isCut: boolean }
	| { type: "string" | "number" | "boolean" | "null"; text: string; isCut: boolean };
export interface JsonEntry {
	/** A name, or the place in an array. */
	key: string;
	node: JsonNode;
}

/** Text with what a terminal would have made of it. */
export interface AnsiSpan {
	text: string;
	/** One of eight, as `red`. */
	color?: string;
	isBold?: boolean;
}

/** What a cell of a notebook printed. HTML is sanitised; pictures are of formats that cannot act. */
export type NotebookOutput =
	| { type: "text"; spans: AnsiSpan[]; isError: boolean }
	| { type: "html"; html: string }
	| { type: "image"; src: string }
	| { type: "error"; name: string; message: string; spans: AnsiSpan[] }
	| { type: "none"; reason: string };

export type NotebookCell =
	| { type: "markdown"; html: string }
	| { type: "raw"; text: string }
	| { type: "code"; source: string; executionCount: number | null; outputs: NotebookOutput[] };

/** A Jupyter notebook as it is shown: parsed, bounded and without any power. */
export interface Notebook {
	/** As shiki calls it. */
	language: string;
	cells: NotebookCell[];
	/** Cells in all; those beyond the bound are left out. */
	cellCount: number;
}

/** A read of a sequencer. */
export interface PreviewRead {
	name: string;
	sequence: string;
	quality: string;
	length: number;
	/** Mean of its Phred scores; null where there are none. */
	meanQuality: number | null;
}

export type PreviewBody =
	| { kind: "text"; text: string; language: string | null }
	| { kind: "tables"; tables: PreviewTable[]; text: string | null }
	| { kind: "json"; root: JsonNode }
	| { kind: "image"; mime: string; width: number | null; height: number | null; source: string | null }
	| { kind: "notebook"; notebook: Notebook }
	| { kind: "markdown"; html: string; text: string }
	| { kind: "reads"; reads: PreviewRead[] }
	| { kind: "hex"; lines: { offset: string; bytes: string; text: string }[] };

/** What is said of what is shown, so that nobody takes a beginning for the whole. */
export interface PreviewFacts {
	/** As `CSV` or `BAM header`. */
	format: string;
	/** How the bytes are packed, as `gzip`. */
	packing: string | null;
	/** As `First 200 rows`. */
	extent: string;
	isWhole: boolean;
}

/** What is shown of a file: plain values, which nothing can act on. */
export type Preview = { kind: "none"; reason: string } | (PreviewBody & PreviewFacts);

/** What a preview is made of. */
export interface PreviewJob {
	/** Where the bytes are: a file of this host, read in bounded pieces, or all of them. */
	source: { path: string } | { bytes: Uint8Array };
	/** The file's name: says what the text in it is. */
	name: string;
}

/** Makes a preview; whoever runs it bounds its time and memory. */
export type PreviewParser = (job: PreviewJob) => Promise<Preview>;

/** Lines of one place that changed, as a unified diff has them. */
export interface DiffHunk {
	olderStart: number;
	newerStart: number;
	lines: { sign: " " | "+" | "-"; text: string }[];
}

/** Columns and rows of two tables. */
export interface TableChange {
	columnsAdded: string[];
	columnsRemoved: string[];
	/** Columns of both whose type is another. */
	typesChanged: { name: string; before: string; after: string }[];
	/** What is known of the rows, as `12 rows`. */
	before: string;
	after: string;
}

/** What changed between two versions of a file. */
export type Comparison =
	| { kind: "none"; reason: string }
	| { kind: "same" }
	| {
			kind: "content";
			table: TableChange | null;
			/** Null where lines cannot be compared; `reason` says why. */
			hunks: DiffHunk[] | null;
			added: number;
			removed: number;
			reason: string | null;
	  }
	| {
			kind: "folder";
			added: string[];
			removed: string[];
			changed: string[];
			/** How many of each there are: the lists are bounded. */
			counts: { added: number; removed: number; changed: number; same: number };
			note: string | null;
	  };

/** Two versions, to be held against each other. */
export interface CompareJob {
	older: PreviewJob["source"];
	newer: PreviewJob["source"];
	name: string;
}

/** Compares two versions; whoever runs it bounds its time and memory. */
export type ContentComparer = (job: CompareJob) => Promise<Comparison>;
