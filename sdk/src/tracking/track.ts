import { type TerminalRunStatus, terminalRunStatuses } from "../../../lib/contracts/enums.ts";
import type { GitState, RunCreateInput, RunView } from "../../../lib/contracts/runs.ts";
import type { TransformView } from "../../../lib/contracts/transforms.ts";
import { call } from "../client/http.ts";
import { pageLink } from "../client/page-link.ts";
import type { JsonObject } from "../json.ts";
import { Run } from "../records/run.ts";
import { Transform } from "../records/transform.ts";
import { say } from "../settings.ts";
import { type Companion, startCompanion } from "./companion.ts";
import { exportRun, surroundingRunUid, unexportRun } from "./current-run.ts";
import { watchExit } from "./exits.ts";
import { teeOutput } from "./log/tee-output.ts";
import { findOwnCode } from "./own-code.ts";
import { current } from "./state.ts";
import { thisProcess } from "./this-process.ts";
import type { TrackedRun } from "./tracked-run.ts";

/** What `track()` may be told. */
export interface TrackOptions {
	/** The script or notebook that runs, where it cannot be found. */
	path?: string;
	/** A transform to run instead of this script. */
	transform?: Transform;
	/** Parameters of the run, as JSON. */
	params?: JsonObject;
	/** The run's name. */
	name?: string;
	/** False: what this process writes to standard output and error is not kept as the run's log. */
	log?: boolean;
}

/** What runs, as the server knows it. */
interface Target {
	transform: Transform;
	git: GitState | null;
	isOwnCode: boolean;
}

let companion: Companion | null = null;
let unwatch: (() => void) | null = null;
let untee: (() => void) | null = null;
let queue: Promise<unknown> = Promise.resolve();

/** Lets one end before the next begins: two cells that track at once make one run. */
function inTurn<T>(work: () => Promise<T>): Promise<T> {
	const mine = queue.then(work, work);
	queue = mine.catch(() => undefined);
	return mine;
}

/**
 * Begins a run of this notebook or script, or of the transform that is given; what is saved from now on is
 * its output. Again in the same process it continues the run; with another transform it completes the run
 * before. The run ends with the process, or with `finish()`.
 *
 * @returns the transform and the run, which `context` keeps.
 * @throws WhenceError `invalid` when the script cannot be found; `not_found` when there is no instance.
 */
export function track(target: Transform | TrackOptions = {}): Promise<TrackedRun> {
	const options = target instanceof Transform ? { transform: target } : target;
	return inTurn(() => begin(options));
}

/**
 * Ends the current run; without one nothing happens.
 *
 * @param status `completed` unless said otherwise.
 */
export function finish(status: TerminalRunStatus = "completed"): Promise<void> {
	return inTurn(() => end(status));
}

async function begin(options: TrackOptions): Promise<TrackedRun> {
	const target = await targetOf(options);
	const { transform, isOwnCode } = target;
	const before = current.tracked;
	if (before) {
		await before.run.refresh();
		// A run that somebody ended stays as it is.
		if (isEnded(before.run)) await letGo();
		else if (continues(before, target)) return continueRun(before, target, options);
		else await end("completed");
	}
	const run = Run.of(await call<RunView>("POST", "/runs", { json: await newRun(target, options) }));
	current.tracked = { transform, run, isOwnCode };
	companion = await startCompanion(run.uid);
	const own = companion;
	const hasSignals = transform.type !== "notebook";
	unwatch = watchExit((status, exitCode) => own.finishNow(status, exitCode), { hasSignals });
	// A notebook keeps what its cells print itself.
	if (options.log !== false && hasSignals) untee = teeOutput(own.log);
	await exportRun(run.uid);
	say(3, `tracking ${transform.name}: ${await pageLink("runs", run.uid)}`);
	return { transform, run };
}

async function end(status: TerminalRunStatus): Promise<void> {
	if (current.tracked === null) return;
	await current.tracked.run.finish(status);
	await letGo();
}

/** Forgets the run: from here on nothing in this process belongs to it. */
async function letGo(): Promise<void> {
	current.tracked = null;
	unwatch?.();
	unwatch = null;
	untee?.();
	untee = null;
	unexportRun();
	await companion?.stop();
	companion = null;
}

function isEnded(run: Run): boolean {
	return terminalRunStatuses.some((status) => status === run.status);
}

async function targetOf(options: TrackOptions): Promise<Target> {
	if (options.transform) return { transform: options.transform, git: null, isOwnCode: false };
	const { transform, git } = await findOwnCode(options.path);
	const view = await call<TransformView>("POST", "/transforms", { json: transform });
	return { transform: Transform.of(view), git, isOwnCode: true };
}

/** The same pipeline goes on; so does one's own code, even when it was edited meanwhile (a notebook). */
function continues(before: NonNullable<typeof current.tracked>, { transform, isOwnCode }: Target): boolean {
	if (before.transform.uid === transform.uid) return true;
	return before.isOwnCode && isOwnCode && before.transform.key === transform.key;
}

async function continueRun(
	before: NonNullable<typeof current.tracked>,
	{ transform }: Target,
	options: TrackOptions,
): Promise<TrackedRun> {
	const json = {
		transformUid: transform.uid,
		...(options.params === undefined ? {} : { params: options.params }),
		...(options.name === undefined ? {} : { name: options.name }),
	};
	const run = Run.of(await call<RunView>("PATCH", `/runs/${before.run.uid}`, { json }));
	current.tracked = { ...before, transform, run };
	say(3, `going on with the run of ${transform.name}: ${await pageLink("runs", run.uid)}`);
	return { transform, run };
}

async function newRun({ transform, git }: Target, options: TrackOptions): Promise<RunCreateInput> {
	const parentUid = await surroundingRunUid();
	return {
		transformUid: transform.uid,
		...(await thisProcess(git)),
		...(parentUid === null ? {} : { parentUid }),
		...(options.params === undefined ? {} : { params: options.params }),
		...(options.name === undefined ? {} : { name: options.name }),
	};
}
