import type { UserView } from "../../../lib/contracts/users.ts";
import { plain } from "../client/filters.ts";
import { call } from "../client/http.ts";
import { toLookup } from "../client/lookup.ts";
import { type Registry, Select } from "../client/select.ts";

/** What `User.select` understands. */
export interface UserFilters {
	handle?: string;
	role?: "viewer" | "contributor" | "admin";
	type?: "person" | "service";
}

/** A person or service of the instance. */
export class User {
	readonly #view: UserFacts;

	/** Made by queries; people are not made by programs. */
	constructor(view: UserFacts) {
		this.#view = view;
	}

	get uid(): string {
		return this.#view.uid;
	}
	/** The short name, unique in the instance. */
	get handle(): string {
		return this.#view.handle;
	}
	get name(): string {
		return this.#view.name;
	}

	/** A lazy query over the instance's users. */
	static select(filters: UserFilters = {}): Select<UserView, User, UserFilters> {
		return new Select<UserView, User, UserFilters>(userRegistry).where(filters);
	}

	/** Who this process is, by its token. */
	static async me(): Promise<User> {
		const { user } = await call<{ user: UserView }>("GET", "/me");
		return new User(user);
	}

	/**
	 * Every user under their handle (or name) made into an identifier, for auto-completion:
	 * `users.testuser1`. Duplicates get `_2`, `_3`; unknown names give undefined.
	 */
	static async lookup({
		field = "handle",
	}: {
		field?: "handle" | "name";
	} = {}): Promise<Record<string, User | undefined>> {
		return toLookup(await User.select().all(), (user) => user[field]);
	}

	toJSON(): UserFacts {
		return { uid: this.uid, handle: this.handle, name: this.name };
	}
	[Symbol.for("nodejs.util.inspect.custom")](): string {
		return `User(${this.handle})`;
	}
}

interface UserFacts {
	uid: string;
	handle: string;
	name: string;
}

const userRegistry: Registry<UserView, User> = {
	name: "user",
	path: "/users",
	filters: { handle: plain("handle"), role: plain("role"), type: plain("type") },
	sorts: ["createdAt", "handle", "name"],
	wrap: (view) => new User(view),
	row: (view) => ({ uid: view.uid, handle: view.handle, name: view.name, type: view.type, role: view.role }),
};
