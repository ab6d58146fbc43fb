import { basename, resolve } from "node:path";
import type { BlobState, FileType } from "../../../lib/contracts/enums.ts";
import { WhenceError } from "../../../lib/contracts/errors.ts";
import type { FileRegisterInput, FileRegisterView, FileView } from "../../../lib/contracts/files.ts";
import { createdAt, key, plain, reference, sizeBytes } from "../client/filters.ts";
import { call } from "../client/http.ts";
import { toLookup } from "../client/lookup.ts";
import { pageLink } from "../client/page-link.ts";
import { type Registry, Select } from "../client/select.ts";
import { parseContent } from "../content/parse.ts";
import { provideContent } from "../content/provide.ts";
import { cacheContent, openContent, stageContent } from "../content/read.ts";
import { type LocalFile, type SavedFile, type SaveManyOptions, saveMany } from "../content/save-many.ts";
import type { Verification, VerifyOptions } from "../content/verification.ts";
import { verifyContent } from "../content/verify.ts";
import { say, settings } from "../settings.ts";
import { currentRunUid } from "../tracking/current-run.ts";
import type { InputOptions } from "../tracking/input-options.ts";
import { recordInput } from "../tracking/inputs.ts";
import type { FileFilters, FileSort, NewFile, SaveOptions, StaleInput } from "./file-options.ts";
import { RecordNotes } from "./notes.ts";
import { Run } from "./run.ts";
import { type SearchOptions, searchRecords, topHit } from "./search.ts";
import { changeTags } from "./tags.ts";
import { Transform } from "./transform.ts";
import { User } from "./user.ts";

/** A file and where it is from. */
export class File {
	readonly #localPath: string;
	readonly #draft: NewFile;
	#view: FileView | null = null;

	/** Describes a file on this computer; `save()` records it. */
	constructor(path: string, draft: NewFile = {}) {
		this.#localPath = resolve(path);
		this.#draft = draft;
	}

	/** @internal The record of a view. */
	static of(view: FileView): File {
		const file = new File(view.name, { key: view.key });
		file.#view = view;
		return file;
	}

	get #saved(): FileView {
		if (this.#view) return this.#view;
		throw new WhenceError("invalid", `${this.#localPath} was not saved yet`, {
			hint: "Call its save() first.",
		});
	}

	/** @throws WhenceError `invalid` before it was saved, as most of what follows. */
	get uid(): string {
		return this.#saved.uid;
	}
	/** What it is called in the instance: `fastqs/input.fastq.gz`. */
	get key(): string {
		return this.#view?.key ?? this.#draft.key ?? basename(this.#localPath);
	}
	/** 1 for the first content under its key, and so on. */
	get version(): number {
		return this.#saved.versionNo;
	}
	get isLatest(): boolean {
		return this.#saved.isLatest;
	}
	get suffix(): string {
		return this.#saved.suffix;
	}
	get type(): FileType {
		return this.#view?.type ?? this.#draft.type ?? "file";
	}
	/** Bytes; null for a table or stream. */
	get sizeBytes(): number | null {
		return this.#saved.sizeBytes;
	}
	/** SHA-256 in hexadecimal; of a folder, that of its manifest. */
	get hash(): string | null {
		return this.#saved.hash;
	}
	/** Absolute path on the server's host. */
	get path(): string | null {
		return this.#saved.path;
	}
	/** Whether the bytes were there, as recorded, when somebody last looked. */
	get contentState(): BlobState | null {
		return this.#saved.blobState;
	}
	get description(): string {
		return this.#view?.description ?? this.#draft.description ?? "";
	}
	/** The run that created it; null when it was saved by hand. */
	get run(): Run | null {
		const { run, transform } = this.#saved;
		return run && transform ? Run.of({ ...run, transform }) : null;
	}
	/** The transform that created it; null when it was saved by hand. */
	get transform(): Transform | null {
		return this.#saved.transform ? Transform.of(this.#saved.transform) : null;
	}
	/** Inputs of its run that have newer versions now: this file may be out of date. */
	get staleInputs(): readonly StaleInput[] {
		return this.#saved.staleInputs;
	}
	/** What people wrote about it. */
	get notes(): RecordNotes {
		return new RecordNotes("file", this.uid);
	}
	get createdBy(): User {
		return new User(this.#saved.createdBy);
	}
	get createdAt(): Date {
		return new Date(this.#saved.createdAt);
	}
	get isArchived(): boolean {
		return this.#saved.archivedAt !== null;
	}
	get isDeleted(): boolean {
		return this.#saved.deletedAt !== null;
	}

	/**
	 * Records the file and its bytes: those that lie in a storage of this computer stay where they are, others
	 * are sent. Content that is there already gives that record; other content under the same key is its next
	 * version. It becomes an output of `run`, else of the current run.
	 *
	 * @throws WhenceError `conflict` when it needs a key; `invalid` when it changed while it was sent, and for
	 *   a folder outside every storage; `not_found` when nothing lies at the path.
	 */
	async save(options: SaveOptions = {}): Promise<this> {
		if (this.#view) return this;
		const { key, run, origin, description } = this.#draft;
		const runUid = run === undefined ? await currentRunUid() : (run?.uid ?? null);
		const { content, type } = await provideContent(this.#localPath, {
			type: this.#draft.type,
			storageUid: settings.storage,
			onProgress: options.onProgress,
		});
		const json: FileRegisterInput = {
			content,
			name: basename(this.#localPath),
			type,
			...(key === undefined ? {} : { key }),
			...(runUid === null ? {} : { runUid }),
			...(origin === undefined ? {} : { origin }),
			...(description === undefined ? {} : { description }),
			...(settings.storage === null ? {} : { storageUid: settings.storage }),
		};
		const answer = await call<FileRegisterView>("POST", "/files", { json });
		this.#view = answer.file;
		if (runUid === null && run === undefined) {
			say(1, `${this.key} was saved outside a run, so nothing says what made it. Call track() first.`);
		}
		say(3, `${answer.message} ${await pageLink("files", this.uid)}`);
		return this;
	}

	/**
	 * Saves many files on this computer at once, as {@link File.save} saves one: thousands take a request for every 500, and one
	 * for each that does not lie in a storage. They become outputs of `run`, else of the current run.
	 *
	 * @returns one for each file, in their order.
	 * @throws WhenceError of the first 500 that hold one that is refused, naming it: of these none is saved, those before
	 *   them are, and the same call again goes on.
	 */
	static async saveAll(
		files: readonly LocalFile[],
		{ run, ...options }: SaveManyOptions & { run?: Run | null } = {},
	): Promise<SavedFile[]> {
		return saveMany(files, run === undefined ? await currentRunUid() : (run?.uid ?? null), options);
	}

	/** Reads the record anew. */
	async refresh(): Promise<this> {
		this.#view = await call<FileView>("GET", `/files/${this.uid}`);
		return this;
	}

	/**
	 * A copy for this process alone, under the file's own name.
	 *
	 * @returns its path on this computer.
	 * @throws WhenceError `content_changed` when the bytes are no longer the recorded ones.
	 */
	async stage(options: InputOptions = {}): Promise<string> {
		return this.#reading(stageContent, options);
	}

	/**
	 * A read-only copy under the file's own name, kept and shared by later calls.
	 *
	 * @returns its path on this computer.
	 * @throws WhenceError as `stage()`.
	 */
	async cache(options: InputOptions = {}): Promise<string> {
		return this.#reading(cacheContent, options);
	}

	/**
	 * The bytes as a stream.
	 *
	 * @throws WhenceError as `stage()`.
	 */
	async open(options: InputOptions = {}): Promise<ReadableStream<Uint8Array>> {
		return this.#reading(openContent, options);
	}

	/**
	 * The content: JSON parsed, CSV, TSV and NDJSON as an Arquero table, text as a string (all of them also
	 * when gzipped), whatever else as bytes.
	 *
	 * @throws WhenceError as `stage()`; `invalid` when the content is not what its suffix says.
	 */
	async load(options: InputOptions = {}): Promise<unknown> {
		return this.#reading(parseContent, options);
	}

	/** An input is recorded once it was read: what failed was not used. */
	async #reading<T>(read: (view: FileView) => Promise<T>, options: InputOptions): Promise<T> {
		const content = await read(this.#saved);
		await recordInput(this.#saved, options);
		return content;
	}

	/**
	 * Lets the server read all bytes again and hold their hash against what was recorded; the answer is kept with the
	 * record, and audited.
	 *
	 * @throws WhenceError `forbidden` for a viewer; `invalid` for what has no bytes, or deleted ones.
	 */
	async verify(options: VerifyOptions = {}): Promise<Verification> {
		const { file, state, foundHash, message } = await verifyContent(this.uid, options);
		this.#view = file;
		return { state, foundHash, message };
	}

	/** Every version of this file, the latest first. */
	async versions(): Promise<File[]> {
		const { items } = await call<{ items: FileView[] }>("GET", `/files/${this.uid}/versions`);
		return items.map((view) => File.of(view));
	}

	/** Hides it from lists; lineage goes on through it, and saving its content again restores it. */
	archive(): Promise<this> {
		return this.#change("archive");
	}

	/** Brings it back from the archive. */
	restore(): Promise<this> {
		return this.#change("restore");
	}

	/** Deletes this version: its bytes where nobody else needs them. The record stays as a tombstone. */
	delete(): Promise<this> {
		return this.#change("delete");
	}

	async #change(verb: "archive" | "restore" | "delete"): Promise<this> {
		const json = { uids: [this.uid] };
		const { items } = await call<{ items: FileView[] }>("POST", `/files/${verb}`, { json });
		this.#view = items[0] ?? this.#view;
		return this;
	}

	/**
	 * Tags it: a word (`pilot`), or a key with a value (`qc=passed`), which takes the place of the value before.
	 *
	 * @returns all its tags.
	 */
	tag(tag: string, ...more: string[]): Promise<string[]> {
		return changeTags({ kind: "file", uid: this.uid }, "add", [tag, ...more]);
	}

	/** Takes tags off it, by their whole text. */
	untag(tag: string, ...more: string[]): Promise<string[]> {
		return changeTags({ kind: "file", uid: this.uid }, "remove", [tag, ...more]);
	}

	/** A lazy query over files. */
	static select(filters: FileFilters = {}): Select<File, FileFilters, FileSort> {
		return new Select<File, FileFilters, FileSort>(fileRegistry).where(filters);
	}

	/** Searches keys, uids, hashes and descriptions, best first; with `topHit` the best alone. */
	static search(q: string, options: { topHit: true }): Promise<File>;
	static search(q: string, options?: { topHit?: false }): Promise<File[]>;
	static async search(q: string, options: SearchOptions = {}): Promise<File | File[]> {
		if (options.topHit) return File.of(await topHit<FileView>("file", q));
		return (await searchRecords<FileView>("file", q)).map((view) => File.of(view));
	}

	/** Every file under its key made into an identifier, for auto-completion. */
	static async lookup(_options: { field?: "key" } = {}): Promise<Record<string, File | undefined>> {
		return toLookup(await File.select().orderBy("createdAt", "asc").all(), (file) => file.key);
	}

	toJSON(): { uid: string; key: string; version: number; hash: string | null } {
		return { uid: this.uid, key: this.key, version: this.version, hash: this.hash };
	}
	/** @internal */
	[Symbol.for("nodejs.util.inspect.custom")](): string {
		const version = this.#view ? `, v${this.#view.versionNo}` : "";
		return `File(${this.#view?.uid ?? "unsaved"}, ${this.key}${version})`;
	}
}

/** @internal A file as a row of a table. */
export function fileRow(view: FileView): Record<string, unknown> {
	return {
		uid: view.uid,
		key: view.key,
		version: view.versionNo,
		suffix: view.suffix,
		sizeBytes: view.sizeBytes,
		hash: view.hash,
		run: view.run?.uid ?? null,
		transform: view.transform?.name ?? null,
		createdBy: view.createdBy.handle,
		createdAt: view.createdAt,
	};
}

const fileRegistry: Registry<FileView, File> = {
	name: "file",
	path: "/files",
	filters: {
		uid: plain("uid"),
		key,
		suffix: plain("suffix"),
		hash: plain("hash"),
		version: plain("version"),
		type: plain("type"),
		run: reference("run"),
		inputOf: reference("inputOf"),
		transform: reference("transform"),
		storage: reference("storage"),
		sizeBytes,
		createdBy: reference("createdBy", "handle"),
		createdAt,
		tag: plain("tag"),
		archived: plain("archived"),
	},
	sorts: ["createdAt", "key", "sizeBytes"],
	wrap: (view) => File.of(view),
	row: fileRow,
};
