import type { FileView } from "../../contracts/files.ts";
import type { RunView } from "../../contracts/runs.ts";
import type { TransformView } from "../../contracts/transforms.ts";
import type { UserView } from "../../contracts/users.ts";

type Cell = string | number | null | undefined;

/** A registry as a flat table: the name of each column, and what a record has in it. */
export type CsvColumns<V> = readonly (readonly [name: string, cell: (view: V) => Cell])[];

/** Tags in one cell; a spreadsheet splits them again. */
const joined = (tags: readonly string[]) => tags.join("; ");

export const fileColumns: CsvColumns<FileView> = [
	["uid", (f) => f.uid],
	["key", (f) => f.key],
	["version", (f) => f.versionNo],
	["type", (f) => f.type],
	["suffix", (f) => f.suffix],
	["size_bytes", (f) => f.sizeBytes],
	["hash", (f) => f.hash],
	["created_at", (f) => f.createdAt],
	["created_by", (f) => f.createdBy.handle],
	["run", (f) => f.run?.uid],
	["transform", (f) => f.transform?.name],
	["transform_uid", (f) => f.transform?.uid],
	["tags", (f) => joined(f.tags)],
	["description", (f) => f.description],
	["archived_at", (f) => f.archivedAt],
];

export const runColumns: CsvColumns<RunView> = [
	["uid", (r) => r.uid],
	["name", (r) => r.name],
	["status", (r) => r.status],
	["transform", (r) => r.transform.name],
	["transform_uid", (r) => r.transform.uid],
	["transform_version", (r) => r.transform.version],
	["started_at", (r) => r.startedAt],
	["finished_at", (r) => r.finishedAt],
	["exit_code", (r) => r.exitCode],
	["inputs", (r) => r.inputCount],
	["outputs", (r) => r.outputCount],
	["host", (r) => r.host],
	["command_line", (r) => r.commandLine],
	["parent", (r) => r.parentUid],
	["tags", (r) => joined(r.tags)],
	["created_at", (r) => r.createdAt],
	["created_by", (r) => r.createdBy.handle],
];

export const transformColumns: CsvColumns<TransformView> = [
	["uid", (t) => t.uid],
	["project", (t) => t.project],
	["key", (t) => t.key],
	["name", (t) => t.name],
	["type", (t) => t.type],
	["version", (t) => t.version],
	["runs", (t) => t.runCount],
	["last_run_status", (t) => t.lastRunStatus],
	["last_run_at", (t) => t.lastRunAt],
	["source_hash", (t) => t.sourceHash],
	["tags", (t) => joined(t.tags)],
	["description", (t) => t.description],
	["created_at", (t) => t.createdAt],
	["created_by", (t) => t.createdBy.handle],
];

export const userColumns: CsvColumns<UserView> = [
	["uid", (u) => u.uid],
	["handle", (u) => u.handle],
	["name", (u) => u.name],
	["type", (u) => u.type],
	["role", (u) => u.role],
	["transforms", (u) => u.transformCount],
	["runs", (u) => u.runCount],
	["files", (u) => u.fileCount],
	["created_at", (u) => u.createdAt],
	["deactivated_at", (u) => u.deactivatedAt],
];
