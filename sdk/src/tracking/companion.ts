import { Worker } from "node:worker_threads";
import type { TerminalRunStatus } from "../../../lib/contracts/enums.ts";
import { authHeaders, currentConnection } from "../client/http.ts";

const heartbeatMs = 15_000;
/** How long the end of the process waits for the server to hear of it. */
const finishWaitMs = 5_000;

/** The worker's source. A text, so that bundlers need not know it is a file of its own. */
const source = `
const { parentPort, workerData } = require("node:worker_threads");
const { base, headers, heartbeatMs, done } = workerData;
const post = (path, json) => fetch(base + path, {
	method: "POST",
	headers: { ...headers, "content-type": "application/json" },
	body: JSON.stringify(json),
	signal: AbortSignal.timeout(4500),
});
// A beat that fails is made up for by the next one.
setInterval(() => post("/heartbeat", {}).catch(() => undefined), heartbeatMs);
parentPort.on("message", ({ status, exitCode }) => {
	post("/finish", { status, exitCode }).catch(() => undefined).finally(() => {
		Atomics.store(done, 0, 1);
		Atomics.notify(done, 0);
	});
});
`;

/**
 * A thread beside the script: it beats while the script computes without a pause, and tells the server of
 * the end while the main thread, which may not wait for anything any more, stands still.
 */
export interface Companion {
	/** Ends the run from within an exit handler. Blocks, five seconds at most. */
	finishNow(status: TerminalRunStatus, exitCode: number): void;
	stop(): Promise<void>;
}

/** Starts the companion of a run. It keeps no process alive. */
export async function startCompanion(runUid: string): Promise<Companion> {
	const server = await currentConnection();
	const done = new Int32Array(new SharedArrayBuffer(4));
	const worker = new Worker(source, {
		eval: true,
		execArgv: [],
		workerData: {
			base: `${server.url}/api/v1/runs/${runUid}`,
			headers: authHeaders(server),
			heartbeatMs,
			done,
		},
	});
	worker.unref();
	let hasFailed = false;
	worker.on("error", () => {
		hasFailed = true;
	});
	return {
		finishNow: (status, exitCode) => {
			if (hasFailed) return;
			worker.postMessage({ status, exitCode });
			Atomics.wait(done, 0, 0, finishWaitMs);
		},
		stop: async () => {
			await worker.terminate();
		},
	};
}
