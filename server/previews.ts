import type { ContentComparer, PreviewParser } from "../lib/contracts/previews.ts";
import type { SourceComparer } from "../lib/contracts/transform-comparison.ts";
import { previewsInWorkers } from "../lib/preview/in-worker.ts";

/** Previews and comparisons are made in workers: of the built server beside it, from source where that is. */
export function previewParser(): PreviewParser & ContentComparer & SourceComparer {
	const isSource = import.meta.url.endsWith(".ts");
	return previewsInWorkers(
		isSource
			? fromSource("../lib/preview/preview.worker.ts")
			: new URL("./preview.worker.js", import.meta.url),
	);
}

/** What runs TypeScript in this thread is not there in others: a first line brings it. */
function fromSource(path: string): URL {
	const tsx = JSON.stringify(import.meta.resolve("tsx/esm/api"));
	const worker = JSON.stringify(new URL(path, import.meta.url).href);
	const code = `import { register } from ${tsx}; register(); await import(${worker});`;
	return new URL(`data:text/javascript,${encodeURIComponent(code)}`);
}
