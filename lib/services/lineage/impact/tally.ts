import type { ShownRunStatus } from "../../../contracts/enums.ts";

/** Counts files and runs by what they are and who made them. */
export class Tally {
	files = 0;
	runs = 0;
	readonly transforms = new Set<number>();
	readonly suffixes = new Map<string, number>();
	readonly statuses = new Map<ShownRunStatus, number>();
	/** By a person's uid. */
	readonly people = new Map<string, { files: number; runs: number }>();

	/** Adds so many files alike. */
	addFiles({ creator, suffix }: { creator: string; suffix: string }, count: number): void {
		this.files += count;
		this.suffixes.set(suffix, (this.suffixes.get(suffix) ?? 0) + count);
		this.#person(creator).files += count;
	}

	/** Adds so many runs alike. */
	addRuns(run: { creator: string; status: ShownRunStatus; transformId: number }, count: number): void {
		this.runs += count;
		this.transforms.add(run.transformId);
		this.statuses.set(run.status, (this.statuses.get(run.status) ?? 0) + count);
		this.#person(run.creator).runs += count;
	}

	#person(uid: string): { files: number; runs: number } {
		let person = this.people.get(uid);
		if (!person) {
			person = { files: 0, runs: 0 };
			this.people.set(uid, person);
		}
		return person;
	}
}
