import { expect, it } from "vitest";
import { type OnRead, sharedReadings } from "./read-once.ts";

function world() {
	const once = sharedReadings<string>();
	const begun: { onProgress: OnRead; signal: AbortSignal; end: (text: string) => void }[] = [];
	const start = (options: { onProgress: OnRead; signal: AbortSignal }) =>
		new Promise<string>((resolve, reject) => {
			begun.push({ ...options, end: resolve });
			options.signal.addEventListener("abort", () => reject(options.signal.reason));
		});
	return { once, begun, start };
}

it("reads once for all who ask meanwhile, and tells each how far it is", async () => {
	const { once, begun, start } = world();
	const told: string[] = [];
	const first = once("a", start, { onProgress: (done) => told.push(`1:${done}`) });
	begun[0]?.onProgress(5, 10);
	const second = once("a", start, { onProgress: (done) => told.push(`2:${done}`) });
	const other = once("b", start, {});
	begun[0]?.onProgress(10, 10);
	begun[0]?.end("done");
	begun[1]?.end("other");
	expect(await Promise.all([first, second, other])).toEqual(["done", "done", "other"]);
	expect(told).toEqual(["1:5", "2:5", "1:10", "2:10"]);
	void once("a", start, {});
	expect(begun).toHaveLength(3);
});

it("stops when the last who waits has left, and not before", async () => {
	const { once, begun, start } = world();
	const [one, two] = [new AbortController(), new AbortController()];
	const first = once("a", start, { signal: one.signal });
	const second = once("a", start, { signal: two.signal });
	one.abort(new Error("gone"));
	await expect(first).rejects.toThrow("gone");
	expect(begun[0]?.signal.aborted).toBe(false);
	two.abort(new Error("gone too"));
	await expect(second).rejects.toThrow("gone too");
	expect(begun[0]?.signal.aborted).toBe(true);
});
