import type { TransformType } from "../../../lib/contracts/enums.ts";
import { WhenceError } from "../../../lib/contracts/errors.ts";
import type { TransformCreateInput, TransformView } from "../../../lib/contracts/transforms.ts";
import { createdAt, plain, reference } from "../client/filters.ts";
import { call } from "../client/http.ts";
import { toLookup } from "../client/lookup.ts";
import { type Registry, Select } from "../client/select.ts";
import { say } from "../settings.ts";
import { searchRecords, topHit } from "./search.ts";
import { User } from "./user.ts";

/** What `Transform.select` understands. A filter on uid, version or hash sees all versions. */
export interface TransformFilters {
	uid?: string;
	name?: string;
	key?: string;
	project?: string;
	version?: string;
	type?: TransformType;
	hash?: string;
	createdBy?: User | string | undefined;
	createdAt?: { gte?: Date | string; lt?: Date | string };
	tag?: string;
}

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

/** A notebook, script, pipeline, function or command: one version of a piece of code. */
export class Transform {
	readonly #draft: NewTransform;
	#view: Partial<TransformView> & { uid?: string };

	/** Describes a transform; `save()` registers it, or finds the one that is there. */
	constructor(draft: NewTransform) {
		this.#draft = draft;
		this.#view = {};
	}

	/** The record of a view, or of the part of one that other records carry. */
	static of(view: Partial<TransformView> & { uid: string; name: string }): Transform {
		const transform = new Transform({ name: view.name });
		transform.#view = view;
		return transform;
	}

	/** @throws WhenceError `invalid` before it was saved. */
	get uid(): string {
		if (this.#view.uid !== undefined) return this.#view.uid;
		throw new WhenceError("invalid", `transform ${this.#draft.name} was not saved yet`, {
			hint: "Call its save() first.",
		});
	}
	get name(): string {
		return this.#view.name ?? this.#draft.name;
	}
	get key(): string {
		return this.#view.key ?? this.#draft.key ?? this.#draft.name;
	}
	/** Its label where it has one, else its number. */
	get version(): string | undefined {
		return this.#view.version ?? this.#draft.version;
	}
	get type(): TransformType {
		return this.#view.type ?? this.#draft.type ?? "pipeline";
	}
	get isLatest(): boolean | undefined {
		return this.#view.isLatest;
	}
	get createdBy(): User | undefined {
		return this.#view.createdBy ? new User(this.#view.createdBy) : undefined;
	}
	get createdAt(): Date | undefined {
		return this.#view.createdAt ? new Date(this.#view.createdAt) : undefined;
	}

	/**
	 * Registers the version, or returns with the one that is there: key and version name it.
	 *
	 * @throws WhenceError `conflict` when this version is registered with other source.
	 */
	async save(): Promise<this> {
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
		say(3, `transform ${this.name} ${this.version ?? ""} is registered`);
		return this;
	}

	/** A lazy query over transforms: the latest versions, unless a filter names one. */
	static select(filters: TransformFilters = {}): Select<TransformView, Transform, TransformFilters> {
		return new Select<TransformView, Transform, TransformFilters>(transformRegistry).where(filters);
	}

	/** Searches names, keys, uids and descriptions, best first; with `topHit` the best alone. */
	static search(q: string, options: { topHit: true }): Promise<Transform>;
	static search(q: string, options?: { topHit?: false }): Promise<Transform[]>;
	static async search(q: string, options: { topHit?: boolean } = {}): Promise<Transform | Transform[]> {
		if (options.topHit) return Transform.of(await topHit<TransformView>("transform", q, "/transforms"));
		const views = await searchRecords<TransformView>("transform", q, "/transforms");
		return views.map((view) => Transform.of(view));
	}

	/** Every transform under its name (or key) made into an identifier. */
	static async lookup({
		field = "name",
	}: {
		field?: "name" | "key";
	} = {}): Promise<Record<string, Transform | undefined>> {
		return toLookup(await Transform.select().all(), (transform) => transform[field]);
	}

	[Symbol.for("nodejs.util.inspect.custom")](): string {
		return `Transform(${this.#view.uid ?? "unsaved"}, ${this.name}, ${this.type}${this.version ? `, ${this.version}` : ""})`;
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
