/** What is shown of a file's beginning: plain values, which nothing can act on. */
export type Preview =
	| { kind: "text"; text: string; isWhole: boolean }
	| { kind: "table"; titles: string[]; rows: string[][]; isWhole: boolean }
	| { kind: "none"; reason: string };

/** What a preview is made of. */
export interface PreviewJob {
	/** The file's first bytes. */
	head: Uint8Array;
	/** Whether they are all of it. */
	isWhole: boolean;
	/** As `.csv` or `.tsv.gz`: says what the text is. */
	suffix: string;
}

/** Makes a preview; whoever runs it bounds its time and memory. */
export type PreviewParser = (job: PreviewJob) => Promise<Preview>;
