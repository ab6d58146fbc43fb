import type { RunView } from "../../lib/contracts/runs.ts";
import { call, currentConnection } from "../src/client/http.ts";
import { Run } from "../src/records/run.ts";

/** The run that surrounds this command (`whence run`, a tracked script), or null. */
export async function surroundingRun(): Promise<Run | null> {
	const [instance, uid] = (process.env["WHENCE_RUN"] ?? "").split("/");
	if (!uid || instance !== (await currentConnection()).instanceUid) return null;
	return Run.of(await call<RunView>("GET", `/runs/${uid}`));
}
