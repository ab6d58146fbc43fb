import type { TransformType } from "../../../lib/contracts/enums.ts";
import type { TransformComparison } from "../../../lib/contracts/transform-comparison.ts";
import type { TransformCreateInput, TransformView } from "../../../lib/contracts/transforms.ts";
import { createdAt, plain, reference } from "../client/filters.ts";
import { call } from "../client/http.ts";
import { toLookup } from "../client/lookup.ts";
import { pageLink } from "../client/page-link.ts";
import { type Registry, Select } from "../client/select.ts";
import { say } from "../settings.ts";
import { loaded } from "./loaded.ts";
import { RecordNotes } from "./notes.ts";
import { type SearchOptions, searchRecords, topHit } from "./search.ts";
import { changeTags } from "./tags.ts";
import { changesOf, type TransformChanges } from "./transform-changes.ts";
import { User } from "./user.ts";

/** What `Transform.select` understands. A filter on uid, version or hash sees all versions. */
export interface TransformFilters {
	uid?: string;
	name?: string;
	key?: string;
	project?: string;
	/** Its label, else its number. */
	version?: string;
	type?: TransformType;
	/** SHA-256 of its source. */
	hash?: string;
	createdBy?: User | string | undefined;
	createdAt?: { gte?: Date | string; lt?: Date | string };
	tag?: string;
}

/** What transforms can be ordered by. */
export type TransformSort = "createdAt" | "name" | "key";

/** What a new transform is made of. */
export interface NewTransform {
	name: string;
	/** Names the version, as `7.2.0`. Without one, the source does. */
	version?: string;
	/** `pipeline` unless said otherwise. */
	type?: TransformType;
	/** Identifies it within its project; the name unless said otherwise. */
	key?: string;
	project?: string;
	description?: string;
	source?: string;
}

type View = Partial<TransformView>;

/** A notebook, script, pipeline, function or command: one version of a piece of code. */
export class Transform {
	readonly #draft: NewTransform;
	#view: View = {};

	/** Describes a transform; `save()` registers it, or finds the one that is there. */
	constructor(draft: NewTransform) {
		this.#draft = draft;
	}

	/** @internal The record of a view, or of the part of one that other records carry. */
	static of(view: View & { uid: string; name: string }): Transform {
		const transform = new Transform({ name: view.name });
		transform.#view = view;
		return transform;
	}

	#read<K extends keyof TransformView & string>(field: K): TransformView[K] {
		return loaded<TransformView, K>("transform", this.#view, field);
	}

	/** @throws WhenceError `invalid` before it was saved. */
	get uid(): string {
		return this.#read("uid");
	}
	get name(): string {
		return this.#view.name ?? this.#draft.name;
	}
	/** Identifies it within its project: a path, or a name. */
	get key(): string {
		return this.#view.key ?? this.#draft.key ?? this.#draft.name;
	}
	/** Its label where it has one, else its number. */
	get version(): string {
		return this.#view.version ?? this.#draft.version ?? this.#read("version");
	}
	get type(): TransformType {
		return this.#view.type ?? this.#draft.type ?? "pipeline";
	}
	get project(): string {
		return this.#view.project ?? this.#draft.project ?? this.#read("project");
	}
	get description(): string {
		return this.#view.description ?? this.#draft.description ?? this.#read("description");
	}
	get isLatest(): boolean {
		return this.#read("isLatest");
	}
	/** SHA-256 of its source; null when none was given. */
	get sourceHash(): string | null {
		return this.#read("sourceHash");
	}
	/** What people wrote about it. */
	get notes(): RecordNotes {
		return new RecordNotes("transform", this.uid);
	}
	get createdBy(): User {
		return new User(this.#read("createdBy"));
	}
	get createdAt(): Date {
		return new Date(this.#read("createdAt"));
	}

	/**
	 * Registers the version, or returns with the one that is there: project, key and version name it.
	 *
	 * @throws WhenceError `conflict` when this version is registered with other source.
	 */
	async save(): Promise<this> {
		if (this.#view.uid !== undefined) return this;
		const { name, version, type, key, project, description, source } = this.#draft;
		const json: TransformCreateInput = {
			key: key ?? name,
			name,
			type: type ?? "pipeline",
			...(version === undefined ? {} : { label: version }),
			...(project === undefined ? {} : { project }),
			...(description === undefined ? {} : { description }),
			...(source === undefined ? {} : { source }),
		};
		this.#view = await call<TransformView>("POST", "/transforms", { json });
		say(3, `registered ${this.name} ${this.version}: ${await pageLink("transforms", this.uid)}`);
		return this;
	}

	/** Reads the whole record anew. */
	async refresh(): Promise<this> {
		this.#view = await call<TransformView>("GET", `/transforms/${this.uid}`);
		return this;
	}

	/** All its versions, newest first, 500 at most. */
	async versions(): Promise<Transform[]> {
		const { items } = await call<{ items: TransformView[] }>("GET", `/transforms/${this.uid}/versions`);
		return items.map((view) => Transform.of(view));
	}

	/** What changed in the code since another version, given itself or by its uid. */
	async changesSince(older: Transform | string): Promise<TransformChanges> {
		const query = { older: typeof older === "string" ? older : older.uid };
		return changesOf(await call<TransformComparison>("GET", `/transforms/${this.uid}/compare`, { query }));
	}

	/**
	 * Tags it: a word (`pilot`), or a key with a value (`qc=passed`), which takes the place of the value before.
	 *
	 * @returns all its tags.
	 */
	tag(tag: string, ...more: string[]): Promise<string[]> {
		return changeTags({ kind: "transform", uid: this.uid }, "add", [tag, ...more]);
	}

	/** Takes tags off it, by their whole text. */
	untag(tag: string, ...more: string[]): Promise<string[]> {
		return changeTags({ kind: "transform", uid: this.uid }, "remove", [tag, ...more]);
	}

	/** A lazy query over transforms: the latest versions, unless a filter names one. */
	static select(filters: TransformFilters = {}): Select<Transform, TransformFilters, TransformSort> {
		return new Select<Transform, TransformFilters, TransformSort>(transformRegistry).where(filters);
	}

	/** Searches names, keys, uids and descriptions, best first; with `topHit` the best alone. */
	static search(q: string, options: { topHit: true }): Promise<Transform>;
	static search(q: string, options?: { topHit?: false }): Promise<Transform[]>;
	static async search(q: string, options: SearchOptions = {}): Promise<Transform | Transform[]> {
		if (options.topHit) return Transform.of(await topHit<TransformView>("transform", q));
		return (await searchRecords<TransformView>("transform", q)).map((view) => Transform.of(view));
	}

	/** Every transform under its name (or key) made into an identifier, for auto-completion. */
	static async lookup(
		options: { field?: "name" | "key" } = {},
	): Promise<Record<string, Transform | undefined>> {
		const field = options.field ?? "name";
		return toLookup(await Transform.select().orderBy("createdAt", "asc").all(), (each) => each[field]);
	}

	toJSON(): { uid: string; name: string; key: string; version: string; type: TransformType } {
		return { uid: this.uid, name: this.name, key: this.key, version: this.version, type: this.type };
	}
	/** @internal */
	[Symbol.for("nodejs.util.inspect.custom")](): string {
		const version = this.#view.version ?? this.#draft.version;
		return `Transform(${this.#view.uid ?? "unsaved"}, ${this.name}, ${this.type}${version ? `, ${version}` : ""})`;
	}
}

const transformRegistry: Registry<TransformView, Transform> = {
	name: "transform",
	path: "/transforms",
	filters: {
		uid: plain("uid"),
		name: plain("name"),
		key: plain("key"),
		project: plain("project"),
		version: plain("version"),
		type: plain("type"),
		hash: plain("hash"),
		createdBy: reference("createdBy", "handle"),
		createdAt,
		tag: plain("tag"),
	},
	sorts: ["createdAt", "name", "key"],
	wrap: (view) => Transform.of(view),
	row: (view) => ({
		uid: view.uid,
		name: view.name,
		key: view.key,
		version: view.version,
		type: view.type,
		runs: view.runCount,
		createdBy: view.createdBy.handle,
		createdAt: view.createdAt,
	}),
};
