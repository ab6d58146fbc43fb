import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { Worker } from "node:worker_threads";
import type { TerminalRunStatus } from "../../../lib/contracts/enums.ts";
import { authHeaders, currentConnection } from "../client/http.ts";
import { companionSource } from "./companion-source.ts";
import { LogFeed } from "./log/log-feed.ts";

const heartbeatMs = 15_000;
/** How long the last lines of the log are waited for, and with them the server's word that the run has ended. */
const drainMs = 2_000;
const finishWaitMs = 7_000;

/**
 * A thread beside the script: it beats and carries lines to the log while the script computes without a pause, and tells
 * the server of the end while the main thread, which may not wait for anything any more, stands still.
 */
export interface Companion {
	/** Takes what the run writes. */
	log: LogFeed;
	/** Ends the run from within an exit handler. Blocks, seven seconds at most. */
	finishNow(status: TerminalRunStatus, exitCode: number): void;
	/** Ends the thread, after the last lines are with the server or two seconds. */
	stop(): Promise<void>;
}

/** Starts the companion of a run. It keeps no process alive. */
export async function startCompanion(runUid: string): Promise<Companion> {
	const server = await currentConnection();
	const done = new Int32Array(new SharedArrayBuffer(4));
	const onTheWay = new Int32Array(new SharedArrayBuffer(4));
	const worker = new Worker(companionSource, {
		eval: true,
		execArgv: [],
		workerData: {
			base: `${server.url}/api/v1/runs/${runUid}`,
			headers: authHeaders(server),
			heartbeatMs,
			drainMs,
			writer: randomUUID().replaceAll("-", ""),
			done,
			onTheWay,
		},
	});
	worker.unref();
	let hasFailed = false;
	worker.on("error", () => {
		hasFailed = true;
	});
	const log = new LogFeed({
		send: (entries, chars) => {
			if (hasFailed) return;
			Atomics.add(onTheWay, 0, chars);
			worker.postMessage({ entries });
		},
		charsOnTheWay: () => Atomics.load(onTheWay, 0),
	});
	return {
		log,
		finishNow: (status, exitCode) => {
			if (hasFailed) return;
			log.close();
			worker.postMessage({ status, exitCode });
			Atomics.wait(done, 0, 0, finishWaitMs);
		},
		stop: async () => {
			log.close();
			if (!hasFailed && Atomics.load(onTheWay, 0) > 0) {
				worker.ref();
				worker.postMessage({ isDrain: true });
				await Promise.race([once(worker, "message"), once(worker, "exit")]);
			}
			await worker.terminate();
		},
	};
}
