import { constants } from "node:os";
import type { TerminalRunStatus } from "../../../lib/contracts/enums.ts";

type End = (status: TerminalRunStatus, exitCode: number) => void;

const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** The exit code by which a shell tells that a signal ended a process. */
function codeOf(signal: (typeof signals)[number]): number {
	return 128 + constants.signals[signal];
}

/**
 * Calls `end` once, when the process ends: normally, completed; by an uncaught error or another exit code than
 * 0, failed; by SIGINT, SIGTERM or a closed terminal, aborted. The process ends as it would have without us.
 *
 * @param options.hasSignals false for a notebook: its kernel gets SIGINT at every interrupt.
 * @returns what takes the watch off again.
 */
export function watchExit(end: End, { hasSignals }: { hasSignals: boolean }): () => void {
	let isAborted = false;
	const onExit = (code: number) => {
		if (isAborted) end("aborted", code);
		else end(code === 0 ? "completed" : "failed", code);
	};
	const onSignal = (signal: NodeJS.Signals) => {
		isAborted = true;
		// Somebody else listens too: whether and how the process ends is theirs to say.
		if (process.listenerCount(signal) > 1) return;
		end("aborted", codeOf(signal as (typeof signals)[number]));
		unwatch();
		// Without a listener the signal ends the process as the shell expects it.
		process.kill(process.pid, signal);
	};
	const unwatch = () => {
		process.off("exit", onExit);
		for (const signal of signals) process.off(signal, onSignal);
	};
	process.on("exit", onExit);
	// Before all others: one of them may end the process at once.
	if (hasSignals) for (const signal of signals) process.prependListener(signal, onSignal);
	return unwatch;
}
