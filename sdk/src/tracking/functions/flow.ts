import { WhenceError } from "../../../../lib/contracts/errors.ts";
import type { RunView } from "../../../../lib/contracts/runs.ts";
import { call } from "../../client/http.ts";
import type { JsonObject } from "../../json.ts";
import { Run } from "../../records/run.ts";
import { say } from "../../settings.ts";
import { currentRunUid } from "../current-run.ts";
import { insideCall } from "../inside-call.ts";
import { thisProcess } from "../this-process.ts";
import type { TrackedRun } from "../tracked-run.ts";
import { callParams } from "./call-params.ts";
import { callingFile } from "./calling-file.ts";
import { registerFunction } from "./function-code.ts";
import { beginCall, endCall } from "./open-calls.ts";

/** What `flow()` and `step()` may be told. */
export interface FunctionOptions<Args extends unknown[] = never[]> {
	/** What the transform is called, in place of the function's own name. */
	name?: string;
	/** The script or notebook that the function is in, where it cannot be found. */
	path?: string;
	/** The run's parameters, in place of all arguments. */
	params?: (...args: Args) => JsonObject;
}

/** A tracked function: called like the one it is made of, it answers with a promise. */
export type Tracked<Args extends unknown[], Result> = (...args: Args) => Promise<Awaited<Result>>;

/**
 * Makes each call of a function a run: its arguments are the run's parameters, what is saved in it its outputs, and it ends
 * as the call does. It is contained in the run that it is called in, also across `await` and `Promise.all`; outside of any
 * it stands for itself.
 *
 * @throws WhenceError `invalid` at once for a function without a name.
 */
export function flow<Args extends unknown[], Result>(
	fn: (...args: Args) => Result,
	options: FunctionOptions<Args> = {},
): Tracked<Args, Result> {
	return runEachCall(fn, options, callingFile(flow), "flow");
}

/**
 * The same for a part of something larger: outside of any run it is just the function, so that it can be tried and tested
 * without leaving records.
 *
 * @throws WhenceError `invalid` at once for a function without a name.
 */
export function step<Args extends unknown[], Result>(
	fn: (...args: Args) => Result,
	options: FunctionOptions<Args> = {},
): Tracked<Args, Result> {
	return runEachCall(fn, options, callingFile(step), "step");
}

function runEachCall<Args extends unknown[], Result>(
	fn: (...args: Args) => Result,
	options: FunctionOptions<Args>,
	caller: string | null,
	kind: "flow" | "step",
): Tracked<Args, Result> {
	const name = options.name ?? fn.name;
	if (name === "")
		throw new WhenceError("invalid", `${kind}() was given a function without a name`, {
			hint: `Name it: ${kind}(async (sample) => …, { name: "align" }).`,
		});
	const code = { name, source: String(fn), file: options.path ?? caller };
	let registered: ReturnType<typeof registerFunction> | null = null;
	const register = () => {
		registered ??= registerFunction(code);
		// What failed is tried again by the next call.
		registered.catch(() => {
			registered = null;
		});
		return registered;
	};
	const tracked = async function (this: unknown, ...args: Args): Promise<Awaited<Result>> {
		const parentUid = await currentRunUid();
		const work = () => fn.apply(this, args);
		if (parentUid === null && kind === "step") return await work();
		const { transform, git } = await register();
		const run = Run.of(
			await call<RunView>("POST", "/runs", {
				json: {
					transformUid: transform.uid,
					...(parentUid === null ? await thisProcess(git) : { hasHeartbeat: true, parentUid }),
					params: options.params ? options.params(...args) : callParams(code.source, args),
				},
			}),
		);
		return await carryOut({ transform, run }, work);
	};
	return Object.defineProperty(tracked, "name", { value: name });
}

async function carryOut<Result>(own: TrackedRun, work: () => Result): Promise<Awaited<Result>> {
	await beginCall(own.run.uid);
	try {
		const result = await insideCall.run(own, async () => await work());
		await finishCall(own.run, "completed");
		return result;
	} catch (error) {
		await own.run.appendLog(textOf(error), { stream: "stderr" }).catch(() => undefined);
		await finishCall(own.run, "failed");
		throw error;
	}
}

/** What the function answered or threw is worth more than the word of its end: a server that is away takes nothing from it. */
async function finishCall(run: Run, status: "completed" | "failed"): Promise<void> {
	try {
		await run.finish(status);
	} catch (error) {
		say(1, `the run ${run.uid} could not be ended as ${status}: ${textOf(error)}`);
	}
	await endCall(run.uid);
}

function textOf(error: unknown): string {
	return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
