import type { Run } from "../records/run.ts";
import type { Transform } from "../records/transform.ts";
import { insideCall } from "./inside-call.ts";
import type { TrackedRun } from "./tracked-run.ts";

/** What this process knows of itself besides; nothing of it is shared between processes. */
interface State {
	tracked: (TrackedRun & { isOwnCode: boolean }) | null;
	/** The surrounding run's WHENCE_RUN, while this process's own one stands there. */
	inherited: string | null;
}

export const current: State = { tracked: null, inherited: null };

/** The current run and its transform, or null before `track()`: inside a `flow()` or `step()`, those of that call. */
export const context = {
	get transform(): Transform | null {
		return (insideCall.getStore() ?? current.tracked)?.transform ?? null;
	},
	get run(): Run | null {
		return (insideCall.getStore() ?? current.tracked)?.run ?? null;
	},
};
