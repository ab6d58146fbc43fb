import type { TerminalRunStatus } from "../../../lib/contracts/enums.ts";

type End = (status: TerminalRunStatus, exitCode: number | null) => void;

const signals = ["SIGINT", "SIGTERM"] as const;
const signalNumbers = { SIGINT: 2, SIGTERM: 15 } as const;

/**
 * Calls `end` once, when the process ends: normally, completed; by an uncaught error or another exit code than
 * 0, failed; by SIGINT or SIGTERM, aborted. The process ends as it would have without us.
 *
 * @returns what takes the watch off again.
 */
export function watchExit(end: End): () => void {
	let abortedBy: (typeof signals)[number] | null = null;
	const onExit = (code: number) => {
		if (abortedBy !== null) end("aborted", 128 + signalNumbers[abortedBy]);
		else end(code === 0 ? "completed" : "failed", code);
	};
	const onSignal = (signal: NodeJS.Signals) => {
		if (signal !== "SIGINT" && signal !== "SIGTERM") return;
		abortedBy = signal;
		// Somebody else listens too: whether and how the process ends is theirs to say.
		if (process.listenerCount(signal) > 1) return;
		end("aborted", 128 + signalNumbers[signal]);
		unwatch();
		// Without a listener the signal ends the process as the shell expects it.
		process.kill(process.pid, signal);
	};
	const unwatch = () => {
		process.off("exit", onExit);
		for (const signal of signals) process.off(signal, onSignal);
	};
	process.on("exit", onExit);
	for (const signal of signals) process.on(signal, onSignal);
	return unwatch;
}
