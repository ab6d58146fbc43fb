import { Worker } from "node:worker_threads";
import { authHeaders, currentConnection } from "../../client/http.ts";
import { watchExit } from "../exits.ts";
import { current } from "../state.ts";
import { openCallsSource } from "./open-calls-source.ts";

const heartbeatMs = 15_000;
const endWaitMs = 7_000;

/** The thread that beats for all calls of this process that are not over, however many. */
interface Companion {
	worker: Worker;
	unwatch: () => void;
}

const open = new Set<string>();
let companion: Promise<Companion> | null = null;

/** Beats for a call from now on; if the process ends before it, its run is aborted, or failed with the process. */
export async function beginCall(runUid: string): Promise<void> {
	open.add(runUid);
	companion ??= start();
	const { worker } = await companion;
	worker.postMessage({ begun: runUid });
}

/** Beats no more for a call that is over. After the last the thread ends. */
export async function endCall(runUid: string): Promise<void> {
	open.delete(runUid);
	const own = await companion;
	if (own === null) return;
	own.worker.postMessage({ ended: runUid });
	if (open.size > 0 || companion === null) return;
	companion = null;
	own.unwatch();
	await own.worker.terminate();
}

async function start(): Promise<Companion> {
	const server = await currentConnection();
	const done = new Int32Array(new SharedArrayBuffer(4));
	const worker = new Worker(openCallsSource, {
		eval: true,
		execArgv: [],
		workerData: { base: `${server.url}/api/v1`, headers: authHeaders(server), heartbeatMs, done },
	});
	worker.unref();
	let hasFailed = false;
	worker.on("error", () => {
		hasFailed = true;
	});
	const unwatch = watchExit(
		(status) => {
			if (hasFailed || open.size === 0) return;
			// The process may end well; a call that did not come to its end did not.
			worker.postMessage({ status: status === "completed" ? "aborted" : status });
			Atomics.wait(done, 0, 0, endWaitMs);
		},
		// A kernel gets SIGINT at every interrupt.
		{ hasSignals: current.tracked?.transform.type !== "notebook" },
	);
	return { worker, unwatch };
}
