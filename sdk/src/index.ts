/**
 * Whence: know where every file came from.
 *
 * Call `track()` in a script or notebook, save files with `new File(path).save()`, and from then on see which
 * run of which version of which code made each file from what.
 */
export type {
	BlobState,
	FileType,
	LogStream,
	ShownRunStatus,
	TerminalRunStatus,
	TransformType,
	UserRole,
	UserType,
} from "../../lib/contracts/enums.ts";
export { type CurrentRecord, type ErrorCode, WhenceError } from "../../lib/contracts/errors.ts";
export type { Select } from "./client/select.ts";
export type { Table } from "./client/table.ts";
export type { OnProgress, Progress } from "./content/progress.ts";
export type { LocalFile, SavedFile, SaveManyOptions } from "./content/save-many.ts";
export type { Verification, VerifyOptions } from "./content/verification.ts";
export * as dev from "./dev/index.ts";
export type { Json, JsonObject } from "./json.ts";
export { File } from "./records/file.ts";
export type { FileFilters, FileSort, NewFile, SaveOptions, StaleInput } from "./records/file-options.ts";
export type { Note, NoteFacts, NoteVersion, RecordNotes } from "./records/notes.ts";
export { type NewRun, Run, type RunFilters, type RunSort } from "./records/run.ts";
export type { ComparedFile, ComparedFiles, ComparedValue, RunComparison } from "./records/run-comparison.ts";
export type { RunFiles } from "./records/run-files.ts";
export type { LogLine, LogOptions } from "./records/run-log.ts";
export type { SearchOptions } from "./records/search.ts";
export { Storage } from "./records/storage.ts";
export {
	type NewTransform,
	Transform,
	type TransformFilters,
	type TransformSort,
} from "./records/transform.ts";
export type { TransformChanges } from "./records/transform-changes.ts";
export { User, type UserFacts, type UserFilters, type UserSort } from "./records/user.ts";
export { settings, type Verbosity } from "./settings.ts";
export { type FunctionOptions, flow, step, type Tracked } from "./tracking/functions/flow.ts";
export type { InputOptions } from "./tracking/input-options.ts";
export { context } from "./tracking/state.ts";
export { finish, type TrackOptions, track } from "./tracking/track.ts";
export type { TrackedRun } from "./tracking/tracked-run.ts";
