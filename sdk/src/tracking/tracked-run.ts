import type { Run } from "../records/run.ts";
import type { Transform } from "../records/transform.ts";

/** What `track()` began, or a call of a `flow()` or `step()`. */
export interface TrackedRun {
	transform: Transform;
	run: Run;
}
