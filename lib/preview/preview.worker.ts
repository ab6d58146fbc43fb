import { parentPort, workerData } from "node:worker_threads";
import type { CompareJob, PreviewJob } from "../contracts/previews.ts";
import { compareContent } from "./compare-content.ts";
import { parsePreview } from "./parse-preview.ts";

const job = workerData as PreviewJob | CompareJob;

/** One job a worker: what a file did to it is gone with it. */
parentPort?.postMessage(await ("older" in job ? compareContent(job) : parsePreview(job)));
