const restMs = 500;

/** Whether somebody drags, or moves the pointer or the wheel this moment: rows must not move away from under that. */
export class ActivityOfReader {
	#isPressed = false;
	#movedAt = Number.NEGATIVE_INFINITY;

	/** @returns what ends watching. */
	watch(): () => void {
		const stop = new AbortController();
		const options = { signal: stop.signal, passive: true, capture: true };
		const moved = () => {
			this.#movedAt = performance.now();
		};
		const released = () => {
			this.#isPressed = false;
		};
		addEventListener(
			"pointerdown",
			() => {
				this.#isPressed = true;
			},
			options,
		);
		for (const name of ["pointerup", "pointercancel", "blur"]) addEventListener(name, released, options);
		for (const name of ["pointermove", "wheel", "scroll"]) addEventListener(name, moved, options);
		return () => stop.abort();
	}

	holds(): "must" | "rather_not" | null {
		if (this.#isPressed || document.visibilityState !== "visible") return "must";
		return performance.now() - this.#movedAt < restMs ? "rather_not" : null;
	}
}
