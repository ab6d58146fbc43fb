import type { UserRole, UserType } from "../../../lib/contracts/enums.ts";
import type { MeView, UserView } from "../../../lib/contracts/users.ts";
import { plain } from "../client/filters.ts";
import { call } from "../client/http.ts";
import { toLookup } from "../client/lookup.ts";
import { type Registry, Select } from "../client/select.ts";
import { RecordNotes } from "./notes.ts";
import { type SearchOptions, searchRecords, topHit } from "./search.ts";
import { changeTags } from "./tags.ts";

/** What `User.select` understands. */
export interface UserFilters {
	handle?: string;
	role?: UserRole;
	type?: UserType;
}

/** What every mention of a user says. */
export interface UserFacts {
	uid: string;
	handle: string;
	name: string;
}

/** What users can be ordered by. */
export type UserSort = "createdAt" | "handle" | "name";

/** A person or service of the instance. */
export class User {
	readonly #facts: UserFacts;

	/** @internal Made by queries: people are not made by programs. */
	constructor(facts: UserFacts) {
		this.#facts = facts;
	}

	get uid(): string {
		return this.#facts.uid;
	}
	/** The short name, unique in the instance. */
	get handle(): string {
		return this.#facts.handle;
	}
	get name(): string {
		return this.#facts.name;
	}

	/** What people wrote about it. */
	get notes(): RecordNotes {
		return new RecordNotes("user", this.uid);
	}

	/**
	 * Signs them out everywhere, revokes their tokens and lets them in no more (admins). What they made stays.
	 *
	 * @throws WhenceError `conflict` for oneself and for the last admin.
	 */
	async deactivate(): Promise<this> {
		await call("POST", `/users/${this.handle}/deactivate`);
		return this;
	}

	/** Lets them in again; their tokens stay revoked (admins). */
	async reactivate(): Promise<this> {
		await call("POST", `/users/${this.handle}/reactivate`);
		return this;
	}

	/**
	 * Lets somebody else change what this person made, since they left; who made it stays (admins).
	 *
	 * @throws WhenceError `conflict` for somebody who was not deactivated; `invalid` for a successor who may write nothing.
	 */
	async handOverTo(successor: User | string): Promise<this> {
		const to = typeof successor === "string" ? successor : successor.handle;
		await call("POST", `/users/${this.handle}/hand-over`, { json: { to } });
		return this;
	}

	/** Undoes {@link handOverTo} (admins). */
	async takeBack(): Promise<this> {
		await call("POST", `/users/${this.handle}/take-back`);
		return this;
	}

	/** Who this process is, by its token. */
	static async me(): Promise<User> {
		const { user } = await call<MeView>("GET", "/me");
		return new User(user);
	}

	/**
	 * Tags it: a word (`pilot`), or a key with a value (`qc=passed`), which takes the place of the value before.
	 *
	 * @returns all its tags.
	 */
	tag(tag: string, ...more: string[]): Promise<string[]> {
		return changeTags({ kind: "user", uid: this.uid }, "add", [tag, ...more]);
	}

	/** Takes tags off it, by their whole text. */
	untag(tag: string, ...more: string[]): Promise<string[]> {
		return changeTags({ kind: "user", uid: this.uid }, "remove", [tag, ...more]);
	}

	/** A lazy query over the instance's users. */
	static select(filters: UserFilters = {}): Select<User, UserFilters, UserSort> {
		return new Select<User, UserFilters, UserSort>(userRegistry).where(filters);
	}

	/** Searches handles, names and uids, best first; with `topHit` the best alone. */
	static search(q: string, options: { topHit: true }): Promise<User>;
	static search(q: string, options?: { topHit?: false }): Promise<User[]>;
	static async search(q: string, options: SearchOptions = {}): Promise<User | User[]> {
		if (options.topHit) return new User(await topHit<UserView>("user", q));
		return (await searchRecords<UserView>("user", q)).map((view) => new User(view));
	}

	/**
	 * Every user under their handle (or name) made into an identifier, for auto-completion:
	 * `users.testuser1`. Duplicates get `_2`, `_3`; unknown names give undefined.
	 */
	static async lookup(
		options: { field?: "handle" | "name" } = {},
	): Promise<Record<string, User | undefined>> {
		const field = options.field ?? "handle";
		return toLookup(await User.select().orderBy("createdAt", "asc").all(), (user) => user[field]);
	}

	toJSON(): UserFacts {
		return { uid: this.uid, handle: this.handle, name: this.name };
	}
	/** @internal */
	[Symbol.for("nodejs.util.inspect.custom")](): string {
		return `User(${this.handle})`;
	}
}

const userRegistry: Registry<UserView, User> = {
	name: "user",
	path: "/users",
	filters: { handle: plain("handle"), role: plain("role"), type: plain("type") },
	sorts: ["createdAt", "handle", "name"],
	wrap: (view) => new User(view),
	row: (view) => ({
		uid: view.uid,
		handle: view.handle,
		name: view.name,
		type: view.type,
		role: view.role,
		createdAt: view.createdAt,
	}),
};
