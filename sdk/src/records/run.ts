import type { LogStream, ShownRunStatus, TerminalRunStatus } from "../../../lib/contracts/enums.ts";
import { WhenceError } from "../../../lib/contracts/errors.ts";
import type { RunComparison as RunComparisonView } from "../../../lib/contracts/run-comparison.ts";
import type { RunCreateInput, RunView } from "../../../lib/contracts/runs.ts";
import { createdAt, plain, reference } from "../client/filters.ts";
import { call } from "../client/http.ts";
import { pageLink } from "../client/page-link.ts";
import { type Registry, Select } from "../client/select.ts";
import type { JsonObject } from "../json.ts";
import { say } from "../settings.ts";
import { loaded } from "./loaded.ts";
import { RecordNotes } from "./notes.ts";
import type { RunComparison } from "./run-comparison.ts";
import { RunFiles } from "./run-files.ts";
import { appendToLog, type LogLine, type LogOptions, readLog } from "./run-log.ts";
import { type SearchOptions, searchRecords, topHit } from "./search.ts";
import { changeTags } from "./tags.ts";
import { Transform } from "./transform.ts";
import { User } from "./user.ts";

/** What `Run.select` understands. */
export interface RunFilters {
	uid?: string;
	name?: string;
	status?: ShownRunStatus;
	/** A version of a transform, or the uid of its family for every version. */
	transform?: Transform | string;
	/** The run that started it. */
	parent?: Run | string;
	createdBy?: User | string | undefined;
	createdAt?: { gte?: Date | string; lt?: Date | string };
	tag?: string;
}

/** What runs can be ordered by. */
export type RunSort = "createdAt" | "startedAt" | "finishedAt";

/** What a run by hand is made of. */
export interface NewRun {
	transform: Transform;
	name?: string;
	/** Parameters, as JSON. */
	params?: JsonObject;
}

type View = Partial<RunView>;

/** One execution of a transform. Files are its inputs and outputs. */
export class Run {
	readonly #draft: NewRun;
	#view: View = {};

	/** A run of one's own, beside the one that `track()` makes: it runs from its first file until `finish()`. */
	constructor(draft: NewRun) {
		this.#draft = draft;
	}

	/** @internal The record of a view, or of the part of one that other records carry. */
	static of(view: View & { uid: string; transform: RunView["transform"] }): Run {
		const run = new Run({ transform: Transform.of(view.transform) });
		run.#view = view;
		return run;
	}

	#read<K extends keyof RunView & string>(field: K): RunView[K] {
		return loaded<RunView, K>("run", this.#view, field);
	}

	/** @throws WhenceError `invalid` before it was saved. */
	get uid(): string {
		return this.#read("uid");
	}
	get name(): string | null {
		return this.#view.name ?? this.#draft.name ?? null;
	}
	/** As it was when this record was read; `refresh()` reads it anew. */
	get status(): ShownRunStatus {
		return this.#read("status");
	}
	get transform(): Transform {
		return this.#view.transform ? Transform.of(this.#view.transform) : this.#draft.transform;
	}
	get params(): JsonObject {
		return this.#view.params ?? this.#draft.params ?? this.#read("params");
	}
	get startedAt(): Date | null {
		return dateOf(this.#read("startedAt"));
	}
	get finishedAt(): Date | null {
		return dateOf(this.#read("finishedAt"));
	}
	get exitCode(): number | null {
		return this.#read("exitCode");
	}
	get commandLine(): string | null {
		return this.#read("commandLine");
	}
	get host(): string | null {
		return this.#read("host");
	}
	/** Uid of the run that started it. */
	get parentUid(): string | null {
		return this.#read("parentUid");
	}
	get createdBy(): User {
		return new User(this.#read("createdBy"));
	}
	get createdAt(): Date {
		return new Date(this.#read("createdAt"));
	}
	/** What people wrote about it. */
	get notes(): RecordNotes {
		return new RecordNotes("run", this.uid);
	}
	/** The files that it read. */
	get inputs(): RunFiles {
		return new RunFiles(this.uid, "inputs");
	}
	/** The files that it made. */
	get outputs(): RunFiles {
		return new RunFiles(this.uid, "outputs");
	}

	/** Registers the run; nothing happens a second time. */
	async save(): Promise<this> {
		if (this.#view.uid !== undefined) return this;
		const json: RunCreateInput = {
			transformUid: this.#draft.transform.uid,
			status: "scheduled",
			...(this.#draft.name === undefined ? {} : { name: this.#draft.name }),
			...(this.#draft.params === undefined ? {} : { params: this.#draft.params }),
		};
		this.#view = await call<RunView>("POST", "/runs", { json });
		say(3, `registered a run of ${this.transform.name}: ${await pageLink("runs", this.uid)}`);
		return this;
	}

	/** Reads the whole record anew. */
	async refresh(): Promise<this> {
		this.#view = await call<RunView>("GET", `/runs/${this.uid}`);
		return this;
	}

	/**
	 * Ends the run. The same end again changes nothing.
	 *
	 * @throws WhenceError `conflict` when it has ended in another way.
	 */
	async finish(status: TerminalRunStatus = "completed"): Promise<this> {
		if (this.#view.uid === undefined) {
			throw new WhenceError("invalid", "this run was not saved yet, so it cannot end", {
				hint: "Call its save() first.",
			});
		}
		this.#view = await call<RunView>("POST", `/runs/${this.uid}/finish`, { json: { status } });
		return this;
	}

	/**
	 * Adds lines to its log, obvious secrets left out. What `track()` and `whence run` see is added by themselves.
	 *
	 * @throws WhenceError `forbidden` for somebody else's run; `conflict` when it ended more than a minute ago.
	 */
	async appendLog(text: string, options: { stream?: LogStream } = {}): Promise<void> {
		await appendToLog(this.uid, text, options.stream ?? "stdout");
	}

	/** The lines of its log, page by page: `for await (const line of run.log({ follow: true }))`. */
	log(options: LogOptions = {}): AsyncGenerator<LogLine> {
		return readLog(this.uid, options);
	}

	/** Itself and another run side by side: what differs in params, code, environment, inputs and outputs comes first. */
	async compareWith(other: Run | string): Promise<RunComparison> {
		const query = { a: this.uid, b: typeof other === "string" ? other : other.uid };
		const { a, b, ...rest } = await call<RunComparisonView>("GET", "/runs/compare", { query });
		return { a: Run.of(a), b: Run.of(b), ...rest };
	}

	/**
	 * Tags it: a word (`pilot`), or a key with a value (`qc=passed`), which takes the place of the value before.
	 *
	 * @returns all its tags.
	 */
	tag(tag: string, ...more: string[]): Promise<string[]> {
		return changeTags({ kind: "run", uid: this.uid }, "add", [tag, ...more]);
	}

	/** Takes tags off it, by their whole text. */
	untag(tag: string, ...more: string[]): Promise<string[]> {
		return changeTags({ kind: "run", uid: this.uid }, "remove", [tag, ...more]);
	}

	/** A lazy query over runs, newest first. */
	static select(filters: RunFilters = {}): Select<Run, RunFilters, RunSort> {
		return new Select<Run, RunFilters, RunSort>(runRegistry).where(filters);
	}

	/** Searches names and uids, and those of their transforms, best first; with `topHit` the best alone. */
	static search(q: string, options: { topHit: true }): Promise<Run>;
	static search(q: string, options?: { topHit?: false }): Promise<Run[]>;
	static async search(q: string, options: SearchOptions = {}): Promise<Run | Run[]> {
		if (options.topHit) return Run.of(await topHit<RunView>("run", q));
		return (await searchRecords<RunView>("run", q)).map((view) => Run.of(view));
	}

	toJSON(): { uid: string; name: string | null; status: ShownRunStatus; transform: Transform } {
		return { uid: this.uid, name: this.name, status: this.status, transform: this.transform };
	}
	/** @internal */
	[Symbol.for("nodejs.util.inspect.custom")](): string {
		const name = this.name === null ? "" : `, ${this.name}`;
		return `Run(${this.#view.uid ?? "unsaved"}, ${this.transform.name}${name}, ${this.#view.status ?? "new"})`;
	}
}

function dateOf(time: string | null): Date | null {
	return time === null ? null : new Date(time);
}

const runRegistry: Registry<RunView, Run> = {
	name: "run",
	path: "/runs",
	filters: {
		uid: plain("uid"),
		name: plain("name"),
		status: plain("status"),
		transform: reference("transform"),
		parent: reference("parent"),
		createdBy: reference("createdBy", "handle"),
		createdAt,
		tag: plain("tag"),
	},
	sorts: ["createdAt", "startedAt", "finishedAt"],
	wrap: (view) => Run.of(view),
	row: (view) => ({
		uid: view.uid,
		name: view.name,
		transform: view.transform.name,
		status: view.status,
		startedAt: view.startedAt,
		finishedAt: view.finishedAt,
		inputs: view.inputCount,
		outputs: view.outputCount,
		createdBy: view.createdBy.handle,
	}),
};
