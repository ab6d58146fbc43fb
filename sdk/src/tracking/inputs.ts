import { WhenceError } from "../../../lib/contracts/errors.ts";
import type { FileView } from "../../../lib/contracts/files.ts";
import { call } from "../client/http.ts";
import { say, settings } from "../settings.ts";
import { currentRunUid } from "./current-run.ts";
import type { InputOptions } from "./input-options.ts";

/** Runs whose person was told already how inputs are recorded. */
const hinted = new Set<string>();

/**
 * Records a file that was just read as input of its run, when that is wanted.
 *
 * @throws WhenceError `invalid` when it is wanted by name and there is no run.
 */
export async function recordInput(file: FileView, { isRunInput }: InputOptions): Promise<void> {
	if (isRunInput === false) return;
	const runUid = typeof isRunInput === "object" ? isRunInput.uid : await currentRunUid();
	if (runUid === null) {
		if (isRunInput === undefined) return;
		throw new WhenceError("invalid", "there is no current run whose input this could be", {
			hint: "Call track() first, or pass the run as isRunInput.",
		});
	}
	if (isRunInput === undefined && !settings.trackRunInputs) {
		if (hinted.has(runUid)) return;
		hinted.add(runUid);
		say(
			1,
			`${file.key} is not recorded as input of this run. Set settings.trackRunInputs = true, or pass isRunInput.`,
		);
		return;
	}
	try {
		await call("PUT", `/runs/${runUid}/inputs/${file.uid}`, { json: { origin: "tracked" } });
	} catch (error) {
		// Its own output: the first edge wins, and lineage stays free of circles.
		if (!(error instanceof WhenceError && error.code === "conflict")) throw error;
	}
}
