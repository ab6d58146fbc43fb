/** Told how far a reading is. */
export type OnRead = (doneBytes: number, totalBytes: number) => void;

interface Reading<T> {
	result: Promise<T>;
	watchers: Set<OnRead>;
	users: number;
	controller: AbortController;
	/** The last that was told, for who comes later. */
	last: readonly [number, number] | null;
}

/**
 * Lets everybody who asks for the same reading at the same time share one: a disk is read once, all are told how far it
 * is, and it stops when the last of them leaves.
 */
export function sharedReadings<T>() {
	const running = new Map<string, Reading<T>>();
	return async (
		key: string,
		start: (options: { onProgress: OnRead; signal: AbortSignal }) => Promise<T>,
		{ onProgress, signal }: { onProgress?: OnRead | undefined; signal?: AbortSignal | undefined },
	): Promise<T> => {
		signal?.throwIfAborted();
		const reading = running.get(key) ?? begin(running, key, start);
		reading.users++;
		if (onProgress) {
			reading.watchers.add(onProgress);
			if (reading.last) onProgress(...reading.last);
		}
		const left = new Promise<never>((_, reject) => {
			signal?.addEventListener("abort", () => reject(signal.reason), { once: true });
		});
		try {
			return await Promise.race([reading.result, left]);
		} finally {
			if (onProgress) reading.watchers.delete(onProgress);
			if (--reading.users === 0) {
				// Nobody waits any more: whoever comes now begins anew.
				if (running.get(key) === reading) running.delete(key);
				reading.controller.abort();
			}
		}
	};
}

function begin<T>(
	running: Map<string, Reading<T>>,
	key: string,
	start: (options: { onProgress: OnRead; signal: AbortSignal }) => Promise<T>,
): Reading<T> {
	const controller = new AbortController();
	const reading: Reading<T> = {
		watchers: new Set(),
		users: 0,
		controller,
		last: null,
		result: start({
			signal: controller.signal,
			onProgress: (doneBytes, totalBytes) => {
				reading.last = [doneBytes, totalBytes];
				for (const tell of reading.watchers) tell(doneBytes, totalBytes);
			},
		}),
	};
	// When all have left, nobody hears that it was stopped.
	reading.result.catch(() => undefined);
	running.set(key, reading);
	return reading;
}
