import { Worker } from "node:worker_threads";
import type { CompareJob, ContentComparer, PreviewJob, PreviewParser } from "../contracts/previews.ts";
import type { SourceComparer, SourceJob } from "../contracts/transform-comparison.ts";

type Job = PreviewJob | CompareJob | SourceJob;

/** What a worker may take. */
export interface WorkerLimits {
	timeMs: number;
	memoryMb: number;
	/** Workers at once; further jobs wait. */
	count: number;
}

const defaults: WorkerLimits = { timeMs: 4_000, memoryMb: 128, count: 2 };

/**
 * A maker of previews and comparisons that runs each job in a thread of its own, with bounds on time and memory: a file that is made to hang or
 * swell costs its preview, not the server.
 *
 * @param script the worker's module.
 */
export function previewsInWorkers(
	script: URL,
	limits: Partial<WorkerLimits> = {},
): PreviewParser & ContentComparer & SourceComparer {
	const bounds = { ...defaults, ...limits };
	const waiting: (() => void)[] = [];
	let running = 0;
	return async <Answer>(job: Job) => {
		if (running >= bounds.count) await new Promise<void>((resolve) => waiting.push(resolve));
		running++;
		try {
			return await runOnce<Answer>(script, job, bounds);
		} finally {
			running--;
			waiting.shift()?.();
		}
	};
}

/** The worker's answer to the job; the same `none` for every sort of job when it gives none. */
function runOnce<Answer>(script: URL, job: Job, { timeMs, memoryMb }: WorkerLimits): Promise<Answer> {
	const worker = new Worker(script, {
		workerData: job,
		resourceLimits: { maxOldGenerationSizeMb: memoryMb, maxYoungGenerationSizeMb: 16, stackSizeMb: 4 },
		env: {},
		stdin: false,
	});
	return new Promise<Answer>((resolve) => {
		const none = (reason: string) => resolve({ kind: "none", reason } as Answer);
		const timer = setTimeout(() => none("Making its preview takes too long."), timeMs);
		worker.once("message", resolve);
		worker.once("error", () => none("Its preview cannot be made."));
		worker.once("exit", () => {
			clearTimeout(timer);
			none("Its preview cannot be made.");
		});
	}).finally(() => void worker.terminate());
}
