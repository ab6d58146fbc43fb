/** Started before there is a graph, while it is still read. */
let spare: Worker | null = null;

/** Has a worker start, so that the first large graph need not wait for it. */
export function startLayoutWorker(): void {
	spare ??= makeWorker();
}

/** A worker for layouts, to be ended by whoever takes it. */
export function takeLayoutWorker(): Worker {
	const worker = spare ?? makeWorker();
	spare = null;
	return worker;
}

function makeWorker(): Worker {
	return new Worker(new URL("./layout.worker.ts", import.meta.url), { type: "module" });
}
