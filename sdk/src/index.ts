/**
 * Whence: know where every file came from.
 *
 * Call `track()` in a script or notebook, save files with `new File(path).save()`, and from then on see which
 * run of which version of which code made each file from what.
 */
export { type ErrorCode, WhenceError } from "../../lib/contracts/errors.ts";
export type { Select } from "./client/select.ts";
export type { Table } from "./client/table.ts";
export * as dev from "./dev/index.ts";
export { File, type FileFilters, type NewFile } from "./records/file.ts";
export { type NewRun, Run, type RunFiles, type RunFilters } from "./records/run.ts";
export { Storage } from "./records/storage.ts";
export { type NewTransform, Transform, type TransformFilters } from "./records/transform.ts";
export { User, type UserFilters } from "./records/user.ts";
export { settings, type Verbosity } from "./settings.ts";
export type { InputOptions } from "./tracking/inputs.ts";
export { context } from "./tracking/state.ts";
export { finish, type TrackOptions, track } from "./tracking/track.ts";
