import type { LogStream } from "../../../../lib/contracts/enums.ts";
import { redact } from "../redact.ts";
import { LineSplitter } from "./line-splitter.ts";

/** Some lines of one stream. */
export interface LogEntry {
	stream: LogStream;
	text: string;
}

/** Where lines go from here. */
export interface LogSink {
	send(entries: LogEntry[], chars: number): void;
	/** How much of what was sent is still on its way. */
	charsOnTheWay(): number;
}

/** A page that follows the log is this far behind. */
const flushMs = 400;
const flushChars = 64 * 1024;
/** What a run may write at its pace; beyond it the log gets so much a second, for the server keeps no more anyway. */
const freeChars = 16 * 1024 * 1024;
const charsPerSecond = 64 * 1024;
const maxOnTheWay = 4 * 1024 * 1024;
/** The newest that is held back while there is no room. */
const heldChars = 32 * 1024;

/**
 * Takes what a program writes and hands it on as lines, its obvious secrets left out. It never waits: what comes faster
 * than the log takes it is left out, and counted.
 */
export class LogFeed {
	readonly #sink: LogSink;
	readonly #decoders = { stdout: new TextDecoder(), stderr: new TextDecoder() };
	readonly #splitters = { stdout: new LineSplitter(), stderr: new LineSplitter() };
	readonly #binary = new Set<LogStream>();
	#pending: LogEntry[] = [];
	#pendingChars = 0;
	#leftOut = 0;
	#allowed = freeChars;
	#flushedAt = performance.now();
	#timer: NodeJS.Timeout | null = null;

	constructor(sink: LogSink) {
		this.#sink = sink;
	}

	/** Takes a piece of a stream; returns at once. */
	add(stream: LogStream, piece: string | Uint8Array): void {
		if (this.#binary.has(stream)) return;
		let text = typeof piece === "string" ? piece : this.#decoders[stream].decode(piece, { stream: true });
		if (text.includes("\0")) {
			this.#binary.add(stream);
			text = `[whence: ${stream} is not text; the rest of it is not kept]\n`;
		}
		if (text === "") return;
		const last = this.#pending.at(-1);
		if (last?.stream === stream) last.text += text;
		else this.#pending.push({ stream, text });
		this.#pendingChars += text.length;
		const isDue = performance.now() - this.#flushedAt >= flushMs;
		if (isDue || this.#pendingChars >= flushChars) this.#flush();
		else this.#timer ??= setTimeout(() => this.#flush(), flushMs).unref();
	}

	/** Hands on what is left, an unfinished line too. */
	close(): void {
		if (this.#timer) clearTimeout(this.#timer);
		this.#timer = null;
		if (!this.#hasRoom()) this.#hold();
		this.#send([
			...this.#take(),
			...(["stdout", "stderr"] as const).flatMap((stream) =>
				entriesOf(stream, this.#splitters[stream].end()),
			),
		]);
	}

	#flush(): void {
		if (this.#timer) clearTimeout(this.#timer);
		this.#timer = null;
		const now = performance.now();
		const earned = ((now - this.#flushedAt) / 1000) * charsPerSecond;
		this.#allowed = Math.min(freeChars, this.#allowed + earned);
		this.#flushedAt = now;
		if (!this.#hasRoom()) {
			this.#hold();
			this.#timer = setTimeout(() => this.#flush(), flushMs).unref();
			return;
		}
		this.#send(this.#take());
	}

	#hasRoom(): boolean {
		return this.#allowed >= this.#pendingChars && this.#sink.charsOnTheWay() <= maxOnTheWay;
	}

	/** Lets go of all but the newest. */
	#hold(): void {
		while (this.#pendingChars > heldChars) {
			const [first] = this.#pending;
			if (!first) return;
			const over = this.#pendingChars - heldChars;
			// To the end of a line, where one is near.
			const end = first.text.indexOf("\n", over - 1) + 1;
			const cut = over >= first.text.length || end === 0 ? first.text.length : end;
			this.#leftOut += first.text.slice(0, cut).split("\n").length - 1;
			this.#splitters[first.stream].end();
			this.#pendingChars -= cut;
			if (cut === first.text.length) this.#pending.shift();
			else first.text = first.text.slice(cut);
		}
	}

	#take(): LogEntry[] {
		const entries = this.#pending.flatMap(({ stream, text }) =>
			entriesOf(stream, this.#splitters[stream].push(text)),
		);
		this.#allowed -= this.#pendingChars;
		this.#pending = [];
		this.#pendingChars = 0;
		return entries;
	}

	#send(entries: LogEntry[]): void {
		if (this.#leftOut > 0) {
			const count = this.#leftOut.toLocaleString("en");
			entries.unshift({
				stream: "stderr",
				text: `[whence: ${count} lines are left out here: they came faster than the log takes them]`,
			});
			this.#leftOut = 0;
		}
		if (entries.length === 0) return;
		this.#sink.send(
			entries,
			entries.reduce((sum, { text }) => sum + text.length, 0),
		);
	}
}

/** An entry is of a size that one request has room for several of. */
const entryLines = 1000;
const entryChars = 128 * 1024;

function entriesOf(stream: LogStream, lines: readonly string[]): LogEntry[] {
	const entries: LogEntry[] = [];
	let from = 0;
	let chars = 0;
	for (const [index, line] of lines.entries()) {
		chars += line.length;
		if (index + 1 < lines.length && index + 1 - from < entryLines && chars < entryChars) continue;
		entries.push({
			stream,
			text: lines
				.slice(from, index + 1)
				.map(redact)
				.join("\n"),
		});
		from = index + 1;
		chars = 0;
	}
	return entries;
}
