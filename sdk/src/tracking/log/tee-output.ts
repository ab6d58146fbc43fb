import type { LogFeed } from "./log-feed.ts";

type Write = NodeJS.WriteStream["write"];

/**
 * Lets the log hear what this process writes to its two streams. What is written goes out as before: first, by the same
 * function, with the same answer.
 *
 * @returns what ends it.
 */
export function teeOutput(log: LogFeed): () => void {
	const undo = (["stdout", "stderr"] as const).map((name) => {
		const stream = process[name];
		const wasOwn = Object.hasOwn(stream, "write");
		const original = stream.write;
		let isOn = true;
		const tee = ((...args: Parameters<Write>) => {
			const answer = original.apply(stream, args);
			if (isOn) hear(log, name, args);
			return answer;
		}) as Write;
		stream.write = tee;
		return () => {
			isOn = false;
			// Somebody who wraps it after us keeps a way through.
			if (stream.write !== tee) return;
			if (wasOwn) stream.write = original;
			else Reflect.deleteProperty(stream, "write");
		};
	});
	return () => {
		for (const each of undo) each();
	};
}

function hear(log: LogFeed, name: "stdout" | "stderr", [piece, encoding]: readonly unknown[]): void {
	try {
		if (piece instanceof Uint8Array) log.add(name, piece);
		else if (typeof piece === "string") {
			const isText = typeof encoding !== "string" || /^utf-?8$/i.test(encoding);
			log.add(name, isText ? piece : Buffer.from(piece, encoding as BufferEncoding));
		}
	} catch {
		// Whatever is wrong with the log is no fault of who writes.
	}
}
