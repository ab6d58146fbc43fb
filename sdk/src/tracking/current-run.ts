import { currentConnection } from "../client/http.ts";
import { say } from "../settings.ts";
import { context, current } from "./state.ts";

/** The variable by which a run reaches the processes that it starts: `instance/run`. */
const variable = "WHENCE_RUN";

let hasHinted = false;

/** The run that this process was started from; another instance's is ignored, with a hint. */
export async function surroundingRunUid(): Promise<string | null> {
	const [instance, run] = (current.inherited ?? process.env[variable] ?? "").split("/");
	if (!instance || !run) return null;
	if (instance === (await currentConnection()).instanceUid) return run;
	if (!hasHinted) say(2, `${variable} names a run of another instance, so it is ignored here.`);
	hasHinted = true;
	return null;
}

/** The run whose inputs and outputs are made here: the function's, else the one that is tracked, else the surrounding one. */
export async function currentRunUid(): Promise<string | null> {
	return context.run?.uid ?? surroundingRunUid();
}

/** Hands the run on to the processes that this one starts. */
export async function exportRun(runUid: string): Promise<void> {
	current.inherited ??= process.env[variable] ?? "";
	process.env[variable] = `${(await currentConnection()).instanceUid}/${runUid}`;
}

/** Hands on again what this process was given. */
export function unexportRun(): void {
	if (current.inherited) process.env[variable] = current.inherited;
	else delete process.env[variable];
	current.inherited = null;
}
