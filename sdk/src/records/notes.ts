import type { Page } from "../../../lib/contracts/common.ts";
import type { EntityKind, NoteChange } from "../../../lib/contracts/enums.ts";
import type { NoteVersionView, NoteView } from "../../../lib/contracts/notes.ts";
import { call } from "../client/http.ts";
import type { UserFacts } from "./user.ts";

/** What a note said once, and who did what to it then. */
export interface NoteVersion {
	revision: number;
	change: NoteChange;
	body: string;
	at: Date;
	by: UserFacts;
}

/** A note as JSON. */
export interface NoteFacts {
	uid: string;
	body: string;
	revision: number;
	isDeleted: boolean;
	createdBy: UserFacts;
	createdAt: string;
	changedBy: UserFacts;
	changedAt: string;
}

/** A note in Markdown on a record. */
export class Note {
	#view: NoteView;

	/** @internal Made by {@link RecordNotes}. */
	constructor(view: NoteView) {
		this.#view = view;
	}

	get uid(): string {
		return this.#view.uid;
	}
	/** Markdown. */
	get body(): string {
		return this.#view.body;
	}
	/** Counts its versions. */
	get revision(): number {
		return this.#view.revision;
	}
	get isDeleted(): boolean {
		return this.#view.isDeleted;
	}
	get createdBy(): UserFacts {
		return this.#view.createdBy;
	}
	get createdAt(): Date {
		return new Date(this.#view.createdAt);
	}
	get changedBy(): UserFacts {
		return this.#view.changedBy;
	}
	get changedAt(): Date {
		return new Date(this.#view.changedAt);
	}

	/**
	 * Rewrites it; what it said stays in its history.
	 *
	 * @throws WhenceError `conflict` when somebody changed it since it was read; the error's `current` is what it says now.
	 */
	async edit(body: string): Promise<this> {
		this.#view = await call("PATCH", this.#path, { json: { revision: this.revision, body } });
		return this;
	}

	/** Takes it away; its history stays, and `restore()` undoes it. */
	async delete(): Promise<this> {
		this.#view = await call("DELETE", this.#path);
		return this;
	}

	/** Brings it back as it was. */
	async restore(): Promise<this> {
		this.#view = await call("POST", `${this.#path}/restore`);
		return this;
	}

	/** Everything that it ever said, newest first. */
	async versions(): Promise<NoteVersion[]> {
		const versions: NoteVersion[] = [];
		for await (const each of pagesOf<NoteVersionView>(`${this.#path}/versions`))
			versions.push({ ...each, at: new Date(each.at) });
		return versions;
	}

	get #path(): string {
		return `/notes/${encodeURIComponent(this.uid)}`;
	}

	toJSON(): NoteFacts {
		const { uid, body, revision, isDeleted, createdBy, createdAt, changedBy, changedAt } = this.#view;
		return { uid, body, revision, isDeleted, createdBy, createdAt, changedBy, changedAt };
	}
	/** @internal */
	[Symbol.for("nodejs.util.inspect.custom")](): string {
		return `Note(${this.uid}, ${this.createdBy.handle}: ${JSON.stringify(this.body.slice(0, 60))})`;
	}
}

/** The notes on a record, newest first. Nothing is sent before it is asked for them. */
export class RecordNotes implements AsyncIterable<Note> {
	readonly #record: { kind: EntityKind; uid: string };

	/** @internal */
	constructor(kind: EntityKind, uid: string) {
		this.#record = { kind, uid };
	}

	/** Streams the notes, page by page. */
	async *[Symbol.asyncIterator](): AsyncGenerator<Note> {
		for await (const view of pagesOf<NoteView>("/notes", this.#record)) yield new Note(view);
	}

	/** Every note that was not deleted; with `deleted` those that were, too. */
	async all({ deleted = false }: { deleted?: boolean } = {}): Promise<Note[]> {
		const query = { ...this.#record, deleted: deleted ? "include" : "exclude" };
		const notes: Note[] = [];
		for await (const view of pagesOf<NoteView>("/notes", query)) notes.push(new Note(view));
		return notes;
	}

	/** Writes a note, in Markdown. */
	async add(body: string): Promise<Note> {
		return new Note(await call("POST", "/notes", { json: { ...this.#record, body } }));
	}
}

async function* pagesOf<T>(path: string, query: Record<string, string> = {}): AsyncGenerator<T> {
	let cursor: string | undefined;
	do {
		const page: Page<T> = await call("GET", path, { query: { ...query, limit: 500, cursor } });
		yield* page.items;
		cursor = page.nextCursor ?? undefined;
	} while (cursor !== undefined);
}
