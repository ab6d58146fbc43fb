import type { ContentComparer, PreviewParser } from "../lib/contracts/previews.ts";
import type { SourceComparer } from "../lib/contracts/transform-comparison.ts";
import { previewsInWorkers } from "../lib/preview/in-worker.ts";

/** Previews and comparisons are made in workers: of the built server beside it, from source where that is. */
export function previewParser(): PreviewParser & ContentComparer & SourceComparer {
	const isSource = import.meta.url.endsWith(".ts");
	const path = isSource ? "../lib/preview/preview.worker.ts" : "./preview.worker.js";
	return previewsInWorkers(new URL(path, import.meta.url));
}
