import type { Run } from "./run.ts";

/** A value that two runs have, or one of them. */
export interface ComparedValue {
	/** What it is called, by its path: `aligner.seeds[2]`. */
	name: string;
	/** As people read it; null where the run has none. */
	a: string | null;
	b: string | null;
	isSame: boolean;
}

/** A file of one of two runs. */
export interface ComparedFile {
	uid: string;
	key: string;
	versionNo: number;
	sizeBytes: number | null;
	hash: string | null;
}

/** What two runs read, or made. */
export interface ComparedFiles {
	/** Other versions under one key. */
	changed: { a: ComparedFile; b: ComparedFile; isSameContent: boolean }[];
	onlyA: ComparedFile[];
	onlyB: ComparedFile[];
	same: ComparedFile[];
	/** Where one of them has more than 2,000: only keys up to this one are compared. */
	upTo: string | null;
}

/** Two runs side by side. What differs comes first. */
export interface RunComparison {
	a: Run;
	b: Run;
	code: "same" | "other version" | "other code";
	/** Status, duration, command, host, git and more. */
	facts: ComparedValue[];
	params: ComparedValue[];
	environment: ComparedValue[];
	inputs: ComparedFiles;
	outputs: ComparedFiles;
}
