import { AsyncLocalStorage } from "node:async_hooks";
import type { TrackedRun } from "./tracked-run.ts";

/** The call of a tracked function that this code is in, also after `await`; calls beside each other have their own. */
export const insideCall = new AsyncLocalStorage<TrackedRun>();
