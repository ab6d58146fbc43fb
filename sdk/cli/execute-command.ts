import { type ChildProcess, spawn } from "node:child_process";
import { fstatSync } from "node:fs";
import { constants } from "node:os";
import type { LogFeed } from "../src/tracking/log/log-feed.ts";
import { makePipe, type RealPipe } from "./real-pipe.ts";

/** How a command ended. */
export interface Ended {
	/** The process that it was; null when it could not be started. */
	pid: number | null;
	exitCode: number;
	signal: NodeJS.Signals | null;
}

const signals = ["SIGINT", "SIGTERM", "SIGHUP", "SIGQUIT"] as const;
/** What a process that the command left behind still holds open is not waited for longer. */
const drainMs = 500;

/**
 * Runs a command with this process's own streams, and ends as it does.
 *
 * @param log hears what it writes to streams that are no terminal: those pass through here, byte by byte. A terminal
 *   stays the command's own, for many programs behave otherwise without one.
 */
export async function executeCommand(
	command: readonly string[],
	env: Record<string, string>,
	log: LogFeed | null,
): Promise<Ended> {
	const [file = "", ...args] = command;
	// A terminal sends its own signals to the child too; we only must not die before it.
	const forward = (signal: NodeJS.Signals) => {
		if (signal === "SIGTERM" || !process.stdin.isTTY) child.kill(signal);
	};
	const ways = log ? openWays() : [null, null];
	// Before the command begins: it may be told to end in its first moment, and we must be there to see how.
	for (const signal of signals) process.on(signal, forward);
	const child = spawn(file, args, {
		stdio: ["inherit", ways[0]?.fd ?? "inherit", ways[1]?.fd ?? "inherit"],
		env: { ...process.env, ...env },
	});
	const passed = (["stdout", "stderr"] as const).map((name, i) => {
		const way = ways[i];
		return way && way !== ways[i - 1] ? pass(way, name, log) : null;
	});
	const ended = await endOf(child, file);
	await Promise.all(passed.map((each) => each?.()));
	for (const signal of signals) process.off(signal, forward);
	return ended;
}

/** The ways of the two streams through here; one for both that go to one place, so that their order stays. */
function openWays(): (RealPipe | null)[] {
	const out = process.stdout.isTTY ? null : makePipe();
	if (process.stderr.isTTY) return [out, null];
	const [first, second] = [fstatSync(1), fstatSync(2)];
	if (out && first.dev === second.dev && first.ino === second.ino) return [out, out];
	return [out, makePipe()];
}

/**
 * Passes on what comes through a pipe.
 *
 * @returns what waits for the last of it, for a moment.
 */
function pass(pipe: RealPipe, name: "stdout" | "stderr", log: LogFeed | null): () => Promise<void> {
	const { read } = pipe;
	const to = process[name];
	pipe.given();
	const isOver = new Promise<void>((resolve) => read.once("close", () => resolve()));
	read.on("data", (piece) => log?.add(name, piece));
	read.pipe(to, { end: false });
	// Whoever read us has gone, as `head` does: the command is told in the same way, by the pipe that closes.
	to.on("error", () => read.destroy());
	return () => {
		const timer = setTimeout(() => read.destroy(), drainMs);
		return isOver.finally(() => clearTimeout(timer));
	};
}

function endOf(child: ChildProcess, file: string): Promise<Ended> {
	return new Promise((resolve) => {
		child.once("error", (error: NodeJS.ErrnoException) => {
			process.stderr.write(
				`whence: ${file}: ${error.code === "ENOENT" ? "command not found" : error.message}\n`,
			);
			resolve({ pid: null, exitCode: error.code === "ENOENT" ? 127 : 126, signal: null });
		});
		child.once("exit", (code, signal) => {
			const exitCode = code ?? 128 + (signal === null ? 0 : constants.signals[signal]);
			resolve({ pid: child.pid ?? null, exitCode, signal });
		});
	});
}
