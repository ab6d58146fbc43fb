import type { EdgeOrigin, FileType } from "../../../lib/contracts/enums.ts";
import type { OnProgress } from "../content/progress.ts";
import type { Run } from "./run.ts";
import type { Transform } from "./transform.ts";
import type { User } from "./user.ts";

/** What `File.select` understands. Latest and unarchived by default; a filter on uid, hash, version, run,
 * inputOf or transform sees all versions. */
export interface FileFilters {
	uid?: string;
	key?: string | { startsWith: string };
	suffix?: string;
	/** SHA-256, or at least six of its first characters. */
	hash?: string;
	version?: number;
	type?: FileType;
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
	/** The run that made it; the current one unless said otherwise, none for null. */
	run?: Run | null;
	/** How it is known that the run made it: `tracked`, by the program that did, unless said otherwise. */
	origin?: EdgeOrigin;
	description?: string;
	/** What lies at the path, unless said otherwise. */
	type?: "file" | "folder";
}

/** What files can be ordered by. */
export type FileSort = "createdAt" | "key" | "sizeBytes";

/** How a file is saved. */
export interface SaveOptions {
	/** Told of large files, how far hashing and sending are. */
	onProgress?: OnProgress;
}

/** An input of a file's run that has a newer version by now. */
export interface StaleInput {
	key: string;
	madeFromVersionNo: number;
	latestVersionNo: number;
	latestUid: string;
}
