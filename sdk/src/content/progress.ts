/** How far saving a file is. */
export interface Progress {
	phase: "hashing" | "sending";
	doneBytes: number;
	totalBytes: number;
}

export type OnProgress = (progress: Progress) => void;
