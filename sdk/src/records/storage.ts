import type { StorageView } from "../../../lib/contracts/storages.ts";
import { call } from "../client/http.ts";

/** A place where files are kept. */
export class Storage {
	readonly #view: StorageView;

	/** @internal Made by queries, and by `Storage.create`. */
	constructor(view: StorageView) {
		this.#view = view;
	}

	get uid(): string {
		return this.#view.uid;
	}
	/** Absolute path on the server's host. */
	get root(): string {
		return this.#view.root;
	}
	/** Whether files go there that name no storage. */
	get isDefault(): boolean {
		return this.#view.isDefault;
	}

	/** Every storage of the instance. */
	static async all(): Promise<Storage[]> {
		const { items } = await call<{ items: StorageView[] }>("GET", "/storages");
		return items.map((view) => new Storage(view));
	}

	/**
	 * Makes a folder on the server's host a storage. Needs an admin's token.
	 *
	 * @param root absolute path.
	 * @throws WhenceError `forbidden` for others; `invalid` outside WHENCE_STORAGE_ROOTS.
	 */
	static async create(root: string): Promise<Storage> {
		return new Storage(await call<StorageView>("POST", "/storages", { json: { root } }));
	}

	toJSON(): { uid: string; root: string } {
		return { uid: this.uid, root: this.root };
	}
	/** @internal */
	[Symbol.for("nodejs.util.inspect.custom")](): string {
		return `Storage(${this.root})`;
	}
}
