/** What a seeded database is to be: the same values make the same rows, on every machine and driver. */
export interface SeedOptions {
	/** Versions of files; all else follows from it. */
	files: number;
	seed: number;
	/** When the newest was made. */
	until: Date;
	/** Whom a fifth of all belongs to; they must be there. */
	ownerUid: string;
}

/** How many there are of what is not files. */
export interface Shape {
	files: number;
	runs: number;
	transforms: number;
	people: number;
	/** The newest tenth of files and runs has its audit events. */
	auditedFrom: number;
}

export function shapeOf(files: number): Shape {
	return {
		files,
		runs: Math.ceil(files / 2),
		transforms: Math.max(20, Math.round(files / 100)),
		people: Math.min(1000, 10 + Math.round(files / 1000)),
		auditedFrom: Math.floor(files * 0.9),
	};
}

/** Between one file and the next. */
const secondsBetween = 20;

/** When the nth file was made, as SQL. */
export function timeOf({ files, until }: Pick<SeedOptions, "files" | "until">, id: string): string {
	return `timestamptz '${until.toISOString()}' - (${files} - (${id})) * interval '${secondsBetween} seconds'`;
}

/**
 * Versions, as SQL of a file's number. Every fiftieth is a second version of the seventh before it; every thousandth is
 * one of up to ten versions of the first of its ten thousand.
 */
export const family = (
	i: string,
) => `(case when ${i} % 1000 = 0 and ${i} % 10000 <> 0 then ${i} - ${i} % 10000 + 1
	when ${i} % 50 = 0 then ${i} - 7 else ${i} end)`;
export const versionNo = (i: string) =>
	`(case when ${i} % 1000 = 0 and ${i} % 10000 <> 0 then 1 + ${i} % 10000 / 1000 when ${i} % 50 = 0 then 2 else 1 end)`;
/** Whether a number is that of a family's first version. */
export const isFirst = (i: string) => `${i} % 50 <> 0`;
