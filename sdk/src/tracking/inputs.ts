import { WhenceError } from "../../../lib/contracts/errors.ts";
import type { FileView } from "../../../lib/contracts/files.ts";
import { call } from "../client/http.ts";
import type { Run } from "../records/run.ts";
import { say, settings } from "../settings.ts";
import { current } from "./state.ts";

/** Whether a read file becomes an input. */
export interface InputOptions {
	/** True or false overrides `settings.trackRunInputs`; a run is the one that reads. */
	isRunInput?: boolean | Run;
}

let hasHinted = false;

/** Records a file that was just read as input of its run, when that is wanted. */
export async function recordInput(file: FileView, { isRunInput }: InputOptions): Promise<void> {
	const run = typeof isRunInput === "object" ? isRunInput : (current.tracked?.run ?? null);
	const isWanted = isRunInput === undefined ? settings.trackRunInputs : isRunInput !== false;
	if (run === null) {
		if (isRunInput === true) {
			throw new WhenceError("invalid", "there is no current run whose input this could be", {
				hint: "Call track() first, or pass the run as isRunInput.",
			});
		}
		return;
	}
	if (isWanted) {
		try {
			const json = { origin: "tracked" };
			await call("PUT", `/runs/${run.uid}/inputs/${file.uid}`, { json });
		} catch (error) {
			// Its own output: the first edge wins, and lineage stays free of circles.
			if (!(error instanceof WhenceError && error.code === "conflict")) throw error;
		}
		return;
	}
	if (isRunInput === undefined && !hasHinted) {
		hasHinted = true;
		say(
			1,
			`${file.key} is not recorded as input of this run; set settings.trackRunInputs = true, or pass isRunInput`,
		);
	}
}
