import { Worker } from "node:worker_threads";
import type { Preview, PreviewJob, PreviewParser } from "../contracts/previews.ts";

/** What a worker may take. */
export interface WorkerLimits {
	timeMs: number;
	memoryMb: number;
	/** Workers at once; further jobs wait. */
	count: number;
}

const defaults: WorkerLimits = { timeMs: 3_000, memoryMb: 64, count: 2 };

/**
 * A parser that runs each job in a thread of its own, with bounds on time and memory: a file that is made to hang or
 * swell costs its preview, not the server.
 *
 * @param script the worker's module.
 */
export function previewsInWorkers(script: URL, limits: Partial<WorkerLimits> = {}): PreviewParser {
	const bounds = { ...defaults, ...limits };
	const waiting: (() => void)[] = [];
	let running = 0;
	return async (job) => {
		if (running >= bounds.count) await new Promise<void>((resolve) => waiting.push(resolve));
		running++;
		try {
			return await runOnce(script, job, bounds);
		} finally {
			running--;
			waiting.shift()?.();
		}
	};
}

function runOnce(script: URL, job: PreviewJob, { timeMs, memoryMb }: WorkerLimits): Promise<Preview> {
	const worker = new Worker(script, {
		workerData: job,
		resourceLimits: { maxOldGenerationSizeMb: memoryMb, maxYoungGenerationSizeMb: 16, stackSizeMb: 4 },
		env: {},
		stdin: false,
	});
	return new Promise<Preview>((resolve) => {
		const none = (reason: string) => resolve({ kind: "none", reason });
		const timer = setTimeout(() => none("Making its preview takes too long."), timeMs);
		worker.once("message", resolve);
		worker.once("error", () => none("Its preview cannot be made."));
		worker.once("exit", () => {
			clearTimeout(timer);
			none("Its preview cannot be made.");
		});
	}).finally(() => void worker.terminate());
}
