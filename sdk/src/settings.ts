import { WhenceError } from "../../lib/contracts/errors.ts";

export type Verbosity = 0 | 1 | 2 | 3;

let verbosity: Verbosity = 1;
let trackRunInputs = process.env.WHENCE_TRACK_RUN_INPUTS === "1";
let storage: string | null = null;

/** What this process prefers: set these before the calls that they should affect. */
export const settings = {
	/** 0 silent, 1 warnings, 2 notices, 3 hints with links. All go to stderr. */
	get verbosity(): Verbosity {
		return verbosity;
	},
	set verbosity(level: Verbosity) {
		if (![0, 1, 2, 3].includes(level)) {
			throw new WhenceError("invalid", "verbosity is 0, 1, 2 or 3", { field: "verbosity" });
		}
		verbosity = level;
	},
	/** Whether stage, cache, open and load record the file as an input of the current run. */
	get trackRunInputs(): boolean {
		return trackRunInputs;
	},
	set trackRunInputs(on: boolean) {
		trackRunInputs = on;
	},
	/** Uid of the storage that new files go to; null means the instance's default. */
	get storage(): string | null {
		return storage;
	},
	set storage(uid: string | null) {
		storage = uid;
	},
};

/** Tells the person at the terminal, when they asked for messages of this level. */
export function say(level: 1 | 2 | 3, message: string): void {
	if (verbosity >= level) process.stderr.write(`whence: ${message}\n`);
}
