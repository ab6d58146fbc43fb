import { randomUUID } from "node:crypto";
import type { LogStream } from "../../../lib/contracts/enums.ts";
import type { RunLogAppendInput, RunLogLine, RunLogView } from "../../../lib/contracts/run-log.ts";
import { call } from "../client/http.ts";
import { type LogEntry, LogFeed } from "../tracking/log/log-feed.ts";

/** A line of a run's log. */
export interface LogLine {
	/** From 1 on. */
	no: number;
	/** When the server got it. */
	at: Date;
	stream: LogStream;
	/** As it was written, colours and all. */
	text: string;
}

/** Which lines of a log. */
export interface LogOptions {
	/** The first line, counted from 1. */
	from?: number;
	/** The last lines alone, 2,000 at most. */
	tail?: number;
	/** Lines that have this text, whatever its case. */
	grep?: string;
	/** Waits for more, until the run has ended. */
	follow?: boolean;
}

/** A run that says much is asked again soon, one that is silent less and less often. */
const soonestMs = 400;
const latestMs = 4000;

/** @internal Lines as they are asked for, page by page. */
export async function* readLog(uid: string, options: LogOptions): AsyncGenerator<LogLine> {
	let { from, tail } = options;
	let waitMs = soonestMs;
	for (;;) {
		const query = {
			...(tail === undefined ? { from: from ?? 1, limit: 2000 } : { tail }),
			...(options.grep === undefined ? {} : { q: options.grep }),
		};
		const view = await call<RunLogView>("GET", `/runs/${uid}/log`, { query });
		for (const line of view.lines) yield lineOf(line);
		const hasMore = view.nextLine <= view.lineCount;
		if (!hasMore && !(options.follow && view.isOpen)) return;
		from = view.nextLine;
		tail = undefined;
		if (hasMore) continue;
		waitMs = view.lines.length > 0 ? soonestMs : Math.min(latestMs, waitMs * 1.5);
		await new Promise((done) => setTimeout(done, waitMs));
	}
}

function lineOf({ no, at, stream, text }: RunLogLine): LogLine {
	return { no, at: new Date(at), stream, text };
}

/** @internal Adds whole lines; sent again after a lost answer, they are there once. */
export async function appendToLog(uid: string, text: string, stream: LogStream): Promise<void> {
	const entries: LogEntry[] = [];
	const feed = new LogFeed({ send: (more) => entries.push(...more), charsOnTheWay: () => 0 });
	feed.add(stream, text.endsWith("\n") ? text : `${text}\n`);
	feed.close();
	const writer = randomUUID().replaceAll("-", "");
	for (const [no, entry] of entries.entries()) {
		const json: Omit<RunLogAppendInput, "uid"> = {
			part: { writer, no },
			entries: [entry],
		};
		await call("POST", `/runs/${uid}/log`, { json });
	}
}
