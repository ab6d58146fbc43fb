import type { Run } from "../records/run.ts";

/** Whether a file that is read becomes an input. */
export interface InputOptions {
	/** True or false overrides `settings.trackRunInputs`; a run is the one that reads. */
	isRunInput?: boolean | Run;
}
