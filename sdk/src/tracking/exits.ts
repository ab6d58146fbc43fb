import { constants } from "node:os";
import type { TerminalRunStatus } from "../../../lib/contracts/enums.ts";

type End = (status: TerminalRunStatus, exitCode: number) => void;

const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** The exit code by which a shell tells that a signal ended a process. */
function codeOf(signal: (typeof signals)[number]): number {
	return 128 + constants.signals[signal];
}

interface Watch {
	end: End;
	hasSignals: boolean;
}

/** All who want to know, with one listener between them: to two, each would be somebody else who listens. */
const watches: Watch[] = [];
let isAborted = false;

/**
 * Calls `end` once, when the process ends: normally, completed; by an uncaught error or another exit code than
 * 0, failed; by SIGINT, SIGTERM or a closed terminal, aborted. The process ends as it would have without us.
 * Who began to watch last is called first.
 *
 * @param options.hasSignals false for a notebook: its kernel gets SIGINT at every interrupt.
 * @returns what takes the watch off again.
 */
export function watchExit(end: End, { hasSignals }: { hasSignals: boolean }): () => void {
	const watch = { end, hasSignals };
	watches.push(watch);
	listen();
	return () => {
		const at = watches.indexOf(watch);
		if (at >= 0) watches.splice(at, 1);
		listen();
	};
}

/** Listens for what is watched for, and no longer than that. */
function listen(): void {
	const isWatched = watches.length > 0;
	if (isWatched !== process.listeners("exit").includes(onExit)) {
		if (isWatched) process.on("exit", onExit);
		else process.off("exit", onExit);
	}
	const hasSignals = watches.some((watch) => watch.hasSignals);
	for (const signal of signals) {
		if (hasSignals === process.listeners(signal).includes(onSignal)) continue;
		// Before all others: one of them may end the process at once.
		if (hasSignals) process.prependListener(signal, onSignal);
		else process.off(signal, onSignal);
	}
	if (!hasSignals) isAborted = false;
}

function onExit(code: number): void {
	if (isAborted) endAll("aborted", code);
	else endAll(code === 0 ? "completed" : "failed", code);
}

function onSignal(signal: NodeJS.Signals): void {
	isAborted = true;
	// Somebody else listens too: whether and how the process ends is theirs to say.
	if (process.listenerCount(signal) > 1) return;
	endAll("aborted", codeOf(signal as (typeof signals)[number]));
	// Without a listener the signal ends the process as the shell expects it.
	process.kill(process.pid, signal);
}

function endAll(status: TerminalRunStatus, code: number): void {
	const all = watches.splice(0).reverse();
	for (const { end } of all) end(status, code);
	listen();
}
