import { basename, resolve } from "node:path";
import { WhenceError } from "../../../lib/contracts/errors.ts";
import type { FileRegisterInput, FileRegisterView, FileView } from "../../../lib/contracts/files.ts";
import { createdAt, key, plain, reference, sizeBytes } from "../client/filters.ts";
import { call, currentConnection } from "../client/http.ts";
import { toLookup } from "../client/lookup.ts";
import { type Registry, Select } from "../client/select.ts";
import { provideContent } from "../content/provide.ts";
import { cacheContent, openContent, parseContent, stageContent } from "../content/read.ts";
import { say, settings } from "../settings.ts";
import { type InputOptions, recordInput } from "../tracking/inputs.ts";
import { current } from "../tracking/state.ts";
import { Run } from "./run.ts";
import { searchRecords, topHit } from "./search.ts";
import { Transform } from "./transform.ts";
import { User } from "./user.ts";

/** What `File.select` understands. Latest and unarchived by default; a filter on uid, hash, version, run,
 * inputOf or transform sees all versions. */
export interface FileFilters {
	uid?: string;
	key?: string | { startsWith: string };
	suffix?: string;
	/** SHA-256, or at least six of its first characters. */
	hash?: string;
	version?: number;
	type?: "file" | "folder" | "table" | "stream";
	/** The run that made it. */
	run?: Run | string;
	/** A run that read it. */
	inputOf?: Run | string;
	/** The transform that made it. */
	transform?: Transform | string;
	storage?: { uid: string } | string;
	sizeBytes?: number | { gte?: number; lte?: number };
	createdBy?: User | string | undefined;
	createdAt?: { gte?: Date | string; lt?: Date | string };
	tag?: string;
	archived?: "exclude" | "include" | "only";
}

/** How a new file is saved. */
export interface NewFile {
	/** What it is called in the instance, as `fastqs/input.fastq.gz`; its name unless said otherwise. */
	key?: string;
	/** The run that made it; the current one unless said otherwise. */
	run?: Run;
	description?: string;
	type?: "file" | "folder";
}

/** A file and where it is from. */
export class File {
	readonly #localPath: string | null;
	readonly #draft: NewFile;
	#view: FileView | null = null;

	/** Describes a file on this computer; `save()` records it. */
	constructor(path: string, draft: NewFile = {}) {
		this.#localPath = resolve(path);
		this.#draft = draft;
	}

	/** The record of a view. */
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

	/** @throws WhenceError `invalid` before it was saved, as all below. */
	get uid(): string {
		return this.#saved.uid;
	}
	get key(): string {
		return this.#view?.key ?? this.#draft.key ?? basename(this.#localPath ?? "");
	}
	get version(): number {
		return this.#saved.versionNo;
	}
	get isLatest(): boolean {
		return this.#saved.isLatest;
	}
	get suffix(): string {
		return this.#saved.suffix;
	}
	get type(): FileView["type"] {
		return this.#view?.type ?? this.#draft.type ?? "file";
	}
	/** Bytes; null for a table or stream. */
	get sizeBytes(): number | null {
		return this.#saved.sizeBytes;
	}
	/** SHA-256 in hexadecimal. */
	get hash(): string | null {
		return this.#saved.hash;
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
	get createdBy(): User {
		return new User(this.#saved.createdBy);
	}
	get createdAt(): Date {
		return new Date(this.#saved.createdAt);
	}

	/**
	 * Records the file and its bytes: those that lie in a storage stay where they are, others are sent. Content
	 * that is there already gives that record; other content under the same key is its next version.
	 *
	 * @throws WhenceError `conflict` when it needs a key; `invalid` when it changed while it was sent.
	 */
	async save(): Promise<this> {
		if (this.#localPath === null || this.#view) return this;
		const run = this.#draft.run ?? current.tracked?.run ?? null;
		if (run === null) {
			say(1, `${this.key} is saved outside a run, so nothing says what made it; call track() first`);
		}
		const content = await provideContent(this.#localPath, this.#draft.type ?? "file", settings.storage);
		const json: FileRegisterInput = {
			content,
			name: basename(this.#localPath),
			type: this.#draft.type ?? "file",
			...(this.#draft.key === undefined ? {} : { key: this.#draft.key }),
			...(run === null ? {} : { runUid: run.uid }),
			...(this.#draft.description === undefined ? {} : { description: this.#draft.description }),
			...(settings.storage === null ? {} : { storageUid: settings.storage }),
		};
		const answer = await call<FileRegisterView>("POST", "/files", { json });
		this.#view = answer.file;
		const { url } = await currentConnection();
		say(3, `${answer.message} ${url}/files/${answer.file.uid}`);
		return this;
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
		const path = await stageContent(this.#saved);
		await recordInput(this.#saved, options);
		return path;
	}

	/** A read-only copy under the file's own name, kept and shared by later calls. Returns its path. */
	async cache(options: InputOptions = {}): Promise<string> {
		const path = await cacheContent(this.#saved);
		await recordInput(this.#saved, options);
		return path;
	}

	/** The bytes as a stream. */
	async open(options: InputOptions = {}): Promise<ReadableStream<Uint8Array>> {
		const stream = await openContent(this.#saved);
		await recordInput(this.#saved, options);
		return stream;
	}

	/** The content: JSON parsed, CSV and TSV as an Arquero table, text as a string, all else as bytes. */
	async load(options: InputOptions = {}): Promise<unknown> {
		const content = await parseContent(this.#saved);
		await recordInput(this.#saved, options);
		return content;
	}

	/** A lazy query over files. */
	static select(filters: FileFilters = {}): Select<FileView, File, FileFilters> {
		return new Select<FileView, File, FileFilters>(fileRegistry).where(filters);
	}

	/** Searches keys, uids, hashes and descriptions, best first; with `topHit` the best alone. */
	static search(q: string, options: { topHit: true }): Promise<File>;
	static search(q: string, options?: { topHit?: false }): Promise<File[]>;
	static async search(q: string, options: { topHit?: boolean } = {}): Promise<File | File[]> {
		if (options.topHit) return File.of(await topHit<FileView>("file", q, "/files"));
		const views = await searchRecords<FileView>("file", q, "/files");
		return views.map((view) => File.of(view));
	}

	/** Every file under its key made into an identifier. */
	static async lookup(): Promise<Record<string, File | undefined>> {
		return toLookup(await File.select().all(), (file) => file.key);
	}

	[Symbol.for("nodejs.util.inspect.custom")](): string {
		return `File(${this.#view?.uid ?? "unsaved"}, ${this.key}${this.#view ? `, v${this.#view.versionNo}` : ""})`;
	}
}

/** A file as a row of a table. */
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
