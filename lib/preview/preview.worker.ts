import { parentPort, workerData } from "node:worker_threads";
import type { CompareJob, PreviewJob } from "../contracts/previews.ts";
import type { SourceJob } from "../contracts/transform-comparison.ts";

const job = workerData as PreviewJob | CompareJob | SourceJob;

/** Readers of formats take longer to load than two sources to compare: each job loads what it needs. */
async function answer(): Promise<unknown> {
	if ("olderSource" in job) return (await import("./source/compare-source.ts")).compareSource(job);
	if ("older" in job) return (await import("./compare-content.ts")).compareContent(job);
	return (await import("./parse-preview.ts")).parsePreview(job);
}

/** One job a worker: what a file did to it is gone with it. */
parentPort?.postMessage(await answer());
