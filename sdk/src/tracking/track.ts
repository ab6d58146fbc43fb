import { dirname, resolve } from "node:path";
import type { TerminalRunStatus } from "../../../lib/contracts/enums.ts";
import type { GitState, RunCreateInput, RunView } from "../../../lib/contracts/runs.ts";
import type { TransformView } from "../../../lib/contracts/transforms.ts";
import { call, currentConnection } from "../client/http.ts";
import { Run } from "../records/run.ts";
import { Transform } from "../records/transform.ts";
import { say } from "../settings.ts";
import { type Companion, startCompanion } from "./companion.ts";
import { commandLine, environmentOf, hostName } from "./environment.ts";
import { watchExit } from "./exits.ts";
import { findOwnCode } from "./own-code.ts";
import { current, type Tracked } from "./state.ts";

/** What `track()` may be told. */
export interface TrackOptions {
	/** The script or notebook that runs, where it cannot be found. */
	path?: string;
	/** A transform to run instead of this script. */
	transform?: Transform;
	/** Parameters of the run, as JSON. */
	params?: NonNullable<RunCreateInput["params"]>;
	name?: string;
}

let companion: Companion | null = null;
let unwatch: (() => void) | null = null;

/**
 * Begins a run of this notebook or script, or of the transform that is given; what is saved from now on is
 * its output. Again in the same process it continues the run; with another transform it completes the run
 * before. The run ends with the process, or with `finish()`.
 *
 * @returns the transform and the run, which `context` keeps.
 * @throws WhenceError `invalid` when the script cannot be found; `not_found` when there is no instance.
 */
export async function track(target: Transform | TrackOptions = {}): Promise<Tracked> {
	const options = target instanceof Transform ? { transform: target } : target;
	const { transform, git } = await wantedTransform(options);
	const isOwnCode = options.transform === undefined;
	const before = current.tracked;
	if (before && continues(before, transform, isOwnCode)) return continueRun(before, transform, options);
	if (before) await finish();
	const run = Run.of(await call<RunView>("POST", "/runs", { json: await newRun(transform, git, options) }));
	const tracked = { transform, run, isOwnCode };
	current.tracked = tracked;
	companion = await startCompanion(run.uid);
	const own = companion;
	unwatch = watchExit((status, exitCode) => own.finishNow(status, exitCode));
	const { url, instanceUid } = await currentConnection();
	process.env["WHENCE_RUN"] = `${instanceUid}/${run.uid}`;
	say(3, `tracking ${transform.name}: ${url}/runs/${run.uid}`);
	return tracked;
}

/**
 * Ends the current run; without one nothing happens.
 *
 * @param status `completed` unless said otherwise.
 */
export async function finish(status: TerminalRunStatus = "completed"): Promise<void> {
	const { tracked } = current;
	if (tracked === null) return;
	await tracked.run.finish(status);
	current.tracked = null;
	unwatch?.();
	unwatch = null;
	await companion?.stop();
	companion = null;
	delete process.env["WHENCE_RUN"];
}

async function wantedTransform(
	options: TrackOptions,
): Promise<{ transform: Transform; git: GitState | null }> {
	if (options.transform) return { transform: options.transform, git: null };
	const { transform, git } = await findOwnCode(options.path);
	return {
		transform: Transform.of(await call<TransformView>("POST", "/transforms", { json: transform })),
		git,
	};
}

/** The same pipeline goes on; so does one's own code, even when it was edited meanwhile (a notebook). */
function continues(before: Tracked, transform: Transform, isOwnCode: boolean): boolean {
	if (before.transform.uid === transform.uid) return true;
	return before.isOwnCode && isOwnCode && before.transform.key === transform.key;
}

async function continueRun(before: Tracked, transform: Transform, options: TrackOptions): Promise<Tracked> {
	const json = {
		transformUid: transform.uid,
		...(options.params === undefined ? {} : { params: options.params }),
		...(options.name === undefined ? {} : { name: options.name }),
	};
	const run = Run.of(await call<RunView>("PATCH", `/runs/${before.run.uid}`, { json }));
	current.tracked = { ...before, transform, run };
	return current.tracked;
}

async function newRun(
	transform: Transform,
	git: GitState | null,
	options: TrackOptions,
): Promise<RunCreateInput> {
	const parentUid = await surroundingRun();
	const folder = process.argv[1] === undefined ? process.cwd() : dirname(resolve(process.argv[1]));
	return {
		transformUid: transform.uid,
		hasHeartbeat: true,
		commandLine: commandLine(),
		host: hostName(),
		environment: await environmentOf(folder),
		...(git === null ? {} : { git }),
		...(parentUid === null ? {} : { parentUid }),
		...(options.params === undefined ? {} : { params: options.params }),
		...(options.name === undefined ? {} : { name: options.name }),
	};
}

/** The run that this process was started from, by WHENCE_RUN; another instance's is ignored, with a hint. */
async function surroundingRun(): Promise<string | null> {
	const [instance, run] = (process.env["WHENCE_RUN"] ?? "").split("/");
	if (!instance || !run) return null;
	const { instanceUid } = await currentConnection();
	if (instance === instanceUid) return run;
	say(2, "WHENCE_RUN is of another instance, so this run has no parent");
	return null;
}
