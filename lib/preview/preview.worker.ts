import { parentPort, workerData } from "node:worker_threads";
import type { CompareJob, PreviewJob } from "../contracts/previews.ts";
import type { SourceJob } from "../contracts/transform-comparison.ts";
import { compareContent } from "./compare-content.ts";
import { parsePreview } from "./parse-preview.ts";
import { compareSource } from "./source/compare-source.ts";

const job = workerData as PreviewJob | CompareJob | SourceJob;

async function answer(): Promise<unknown> {
	if ("olderSource" in job) return compareSource(job);
	return "older" in job ? compareContent(job) : parsePreview(job);
}

/** One job a worker: what a file did to it is gone with it. */
parentPort?.postMessage(await answer());
