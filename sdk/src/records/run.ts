import type { Page } from "../../../lib/contracts/common.ts";
import type { ShownRunStatus, TerminalRunStatus } from "../../../lib/contracts/enums.ts";
import { WhenceError } from "../../../lib/contracts/errors.ts";
import type { RunCreateInput, RunFileView, RunView } from "../../../lib/contracts/runs.ts";
import { createdAt, plain, reference } from "../client/filters.ts";
import { call } from "../client/http.ts";
import { type Registry, Select } from "../client/select.ts";
import { type Table, toTable } from "../client/table.ts";
import { File, fileRow } from "./file.ts";
import { Transform } from "./transform.ts";
import { User } from "./user.ts";

type Json = NonNullable<RunCreateInput["params"]>;

/** What `Run.select` understands. */
export interface RunFilters {
	uid?: string;
	name?: string;
	status?: ShownRunStatus;
	/** A version of a transform, or the uid of its family for every version. */
	transform?: Transform | string;
	parent?: Run | string;
	createdBy?: User | string | undefined;
	createdAt?: { gte?: Date | string; lt?: Date | string };
	tag?: string;
}

/** What a run by hand is made of. */
export interface NewRun {
	transform: Transform;
	name?: string;
	/** Parameters, as JSON. */
	params?: Json;
}

/** The files on one side of a run. */
export class RunFiles {
	readonly #run: Run;
	readonly #side: "inputs" | "outputs";

	constructor(run: Run, side: "inputs" | "outputs") {
		this.#run = run;
		this.#side = side;
	}

	/** Every file, in the order in which they were recorded. */
	async all(): Promise<File[]> {
		return (await this.#views()).map(({ file }) => File.of(file));
	}

	/** The files as an Arquero table. */
	async df(): Promise<Table> {
		return toTable((await this.#views()).map(({ file }) => fileRow(file)));
	}

	async #views(): Promise<RunFileView[]> {
		const views: RunFileView[] = [];
		let cursor: string | undefined;
		do {
			const path = `/runs/${this.#run.uid}/${this.#side}`;
			const page: Page<RunFileView> = await call("GET", path, { query: { limit: 500, cursor } });
			views.push(...page.items);
			cursor = page.nextCursor ?? undefined;
		} while (cursor !== undefined);
		return views;
	}
}

/** One execution of a transform. Files are its inputs and outputs. */
export class Run {
	readonly #draft: NewRun | null;
	#view: Partial<RunView> & { uid?: string };

	/** A run of one's own, beside the one that `track()` makes: it runs from its first file until `finish()`. */
	constructor(draft: NewRun) {
		this.#draft = draft;
		this.#view = {};
	}

	/** The record of a view, or of the part of one that other records carry. */
	static of(view: Partial<RunView> & { uid: string; transform: RunView["transform"] }): Run {
		const run = new Run({ transform: Transform.of(view.transform) });
		run.#view = view;
		return run;
	}

	/** @throws WhenceError `invalid` before it was saved. */
	get uid(): string {
		if (this.#view.uid !== undefined) return this.#view.uid;
		throw new WhenceError("invalid", "this run was not saved yet", { hint: "Call its save() first." });
	}
	get name(): string | null {
		return this.#view.name ?? this.#draft?.name ?? null;
	}
	get status(): ShownRunStatus | undefined {
		return this.#view.status;
	}
	get transform(): Transform {
		if (this.#view.transform) return Transform.of(this.#view.transform);
		if (this.#draft) return this.#draft.transform;
		throw new WhenceError("invalid", "this run has no transform");
	}
	get params(): Json | undefined {
		return this.#view.params ?? this.#draft?.params;
	}
	get startedAt(): Date | null {
		return this.#view.startedAt ? new Date(this.#view.startedAt) : null;
	}
	get finishedAt(): Date | null {
		return this.#view.finishedAt ? new Date(this.#view.finishedAt) : null;
	}
	get createdBy(): User | undefined {
		return this.#view.createdBy ? new User(this.#view.createdBy) : undefined;
	}
	/** The files that it read. */
	get inputs(): RunFiles {
		return new RunFiles(this, "inputs");
	}
	/** The files that it made. */
	get outputs(): RunFiles {
		return new RunFiles(this, "outputs");
	}

	/** Registers the run; nothing happens a second time. */
	async save(): Promise<this> {
		if (this.#view.uid !== undefined || this.#draft === null) return this;
		const json: RunCreateInput = {
			transformUid: this.#draft.transform.uid,
			status: "scheduled",
			...(this.#draft.name === undefined ? {} : { name: this.#draft.name }),
			...(this.#draft.params === undefined ? {} : { params: this.#draft.params }),
		};
		this.#view = await call<RunView>("POST", "/runs", { json });
		return this;
	}

	/** Reads the record anew. */
	async refresh(): Promise<this> {
		this.#view = await call<RunView>("GET", `/runs/${this.uid}`);
		return this;
	}

	/**
	 * Ends the run.
	 *
	 * @throws WhenceError `conflict` when it has ended in another way.
	 */
	async finish(status: TerminalRunStatus = "completed"): Promise<this> {
		this.#view = await call<RunView>("POST", `/runs/${this.uid}/finish`, { json: { status } });
		return this;
	}

	/** A lazy query over runs, newest first. */
	static select(filters: RunFilters = {}): Select<RunView, Run, RunFilters> {
		return new Select<RunView, Run, RunFilters>(runRegistry).where(filters);
	}

	[Symbol.for("nodejs.util.inspect.custom")](): string {
		return `Run(${this.#view.uid ?? "unsaved"}, ${this.transform.name}, ${this.status ?? "new"})`;
	}
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
