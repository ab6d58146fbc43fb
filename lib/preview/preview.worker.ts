import { parentPort, workerData } from "node:worker_threads";
import type { PreviewJob } from "../contracts/previews.ts";
import { parsePreview } from "./parse-preview.ts";

/** One job a worker: what a file did to it is gone with it. */
parentPort?.postMessage(await parsePreview(workerData as PreviewJob));
