import type { ShownRunStatus } from "../../../contracts/enums.ts";

interface PersonCounts {
	files: number;
	runs: number;
}

/** Counts files and runs by what they are and who made them. */
export class Tally {
	files = 0;
	runs = 0;
	readonly transforms = new Set<number>();
	readonly suffixes = new Map<string, number>();
	readonly statuses = new Map<ShownRunStatus, number>();
	/** By a person's uid. */
	readonly people = new Map<string, PersonCounts>();

	/** Adds so many files of a suffix; their person is added apart. */
	addSuffix(suffix: string, count: number): void {
		if (count === 0) return;
		this.files += count;
		this.suffixes.set(suffix, (this.suffixes.get(suffix) ?? 0) + count);
	}

	/** Adds so many runs of a status; their person and code are added apart. */
	addStatus(status: ShownRunStatus, count: number): void {
		if (count === 0) return;
		this.runs += count;
		this.statuses.set(status, (this.statuses.get(status) ?? 0) + count);
	}

	/** Adds what ran. */
	addTransform(id: number): void {
		this.transforms.add(id);
	}

	/** Adds what somebody made. */
	addPerson(uid: string, { files, runs }: PersonCounts): void {
		if (files + runs === 0) return;
		const person = this.people.get(uid);
		this.people.set(uid, { files: (person?.files ?? 0) + files, runs: (person?.runs ?? 0) + runs });
	}
}
