import type { Run } from "../records/run.ts";
import type { Transform } from "../records/transform.ts";

/** What `track()` began in this process. */
export interface Tracked {
	transform: Transform;
	run: Run;
	/** True when the transform is this very script or notebook, found by `track()` itself. */
	isOwnCode: boolean;
}

/** The one run that this process tracks; nothing of it is shared between processes. */
export const current: { tracked: Tracked | null } = { tracked: null };

/** The current run and its transform, or null before `track()`. */
export const context = {
	get transform(): Transform | null {
		return current.tracked?.transform ?? null;
	},
	get run(): Run | null {
		return current.tracked?.run ?? null;
	},
};
