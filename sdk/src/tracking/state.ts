import type { Run } from "../records/run.ts";
import type { Transform } from "../records/transform.ts";

/** What `track()` began. */
export interface TrackedRun {
	transform: Transform;
	run: Run;
}

/** What this process knows of itself besides; nothing of it is shared between processes. */
interface State {
	tracked: (TrackedRun & { isOwnCode: boolean }) | null;
	/** The surrounding run's WHENCE_RUN, while this process's own one stands there. */
	inherited: string | null;
}

export const current: State = { tracked: null, inherited: null };

/** The current run and its transform, or null before `track()`. */
export const context = {
	get transform(): Transform | null {
		return current.tracked?.transform ?? null;
	},
	get run(): Run | null {
		return current.tracked?.run ?? null;
	},
};
