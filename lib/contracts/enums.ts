/** Closed sets of the domain, shared by database, API, SDK, CLI and pages. No dependency, so that the SDK starts fast. */

export const userTypes = ["person", "service"] as const;
export type UserType = (typeof userTypes)[number];

export const userRoles = ["viewer", "contributor", "admin"] as const;
export type UserRole = (typeof userRoles)[number];

export const userStates = ["active", "deactivated"] as const;
export type UserState = (typeof userStates)[number];

export const tokenScopes = ["read", "write", "admin"] as const;
export type TokenScope = (typeof tokenScopes)[number];

export const storageTypes = ["local", "foreign"] as const;

export const transformTypes = ["notebook", "pipeline", "script", "function", "command", "upload"] as const;
export type TransformType = (typeof transformTypes)[number];

/** What the database stores. `lost` is derived (see {@link shownRunStatuses}). */
export const runStatuses = ["scheduled", "running", "completed", "failed", "aborted"] as const;
export type RunStatus = (typeof runStatuses)[number];

export const terminalRunStatuses = ["completed", "failed", "aborted"] as const;
export type TerminalRunStatus = (typeof terminalRunStatuses)[number];

/** What people see: `lost` is a running run whose heartbeat stopped, undone when it returns. */
export const shownRunStatuses = [...runStatuses, "lost"] as const;
export type ShownRunStatus = (typeof shownRunStatuses)[number];

export const fileTypes = ["file", "folder", "table", "stream"] as const;
export type FileType = (typeof fileTypes)[number];

export const blobStates = ["present", "changed", "missing", "deleted"] as const;
export type BlobState = (typeof blobStates)[number];

/** How an edge between a run and a file is known. */
export const edgeOrigins = ["declared", "tracked", "traced", "watched"] as const;
export type EdgeOrigin = (typeof edgeOrigins)[number];

export const outputKinds = ["created", "recreated"] as const;
export type OutputKind = (typeof outputKinds)[number];

export const auditVias = ["web", "sdk", "cli", "api"] as const;
export type AuditVia = (typeof auditVias)[number];

export const entityKinds = ["user", "transform", "run", "file"] as const;
export type EntityKind = (typeof entityKinds)[number];

/** What was done to a note. */
export const noteChanges = ["written", "edited", "deleted", "restored"] as const;
export type NoteChange = (typeof noteChanges)[number];

/** The four lists of records. */
export const registries = ["files", "runs", "transforms", "users"] as const;
export type Registry = (typeof registries)[number];

/** Where a program's output came from. */
export const logStreams = ["stdout", "stderr"] as const;
export type LogStream = (typeof logStreams)[number];

/** Whatever an audit event can be about. */
export const auditEntityKinds = [...entityKinds, "storage", "token", "session", "instance", "view"] as const;
export type AuditEntityKind = (typeof auditEntityKinds)[number];

export const lineageLenses = ["data", "transforms", "everything"] as const;
export type LineageLens = (typeof lineageLenses)[number];

/** `input` and `output` carry data; `started` and `ran_as` say who and what code. */
export const lineageEdgeKinds = ["input", "output", "started", "ran_as"] as const;

export const impactDirections = ["down", "up"] as const;
export type ImpactDirection = (typeof impactDirections)[number];
export const impactKinds = ["file", "run"] as const;
export type ImpactKind = (typeof impactKinds)[number];

/** Every write there is: the record and the verb. */
export const auditActions = [
	"file.register",
	"file.update",
	"file.archive",
	"file.restore",
	"file.delete",
	"file.download",
	"file.verify",
	"transform.create",
	"transform.fill_source",
	"transform.update",
	"transform.move",
	"run.create",
	"run.update",
	"run.finish",
	"run.add_input",
	"run.add_output",
	"run.retract_input",
	"run.retract_output",
	"run.restore_input",
	"run.restore_output",
	"file.tag",
	"file.untag",
	"transform.tag",
	"transform.untag",
	"run.tag",
	"run.untag",
	"user.tag",
	"user.untag",
	"note.add",
	"note.edit",
	"note.delete",
	"note.restore",
	"user.deactivate",
	"user.reactivate",
	"user.hand_over",
	"user.take_back",
	"session.offer_link",
	"session.create",
	"session.end",
	"token.create",
	"token.revoke",
	"storage.create",
	"storage.move",
	"view.create",
	"view.update",
	"view.delete",
	"instance.create",
	"instance.backup",
	"instance.restore",
	"instance.rekey",
	"audit.blank",
] as const;
export type AuditAction = (typeof auditActions)[number];

/** What saving a file came to. */
export const fileOutcomes = ["created", "new_version", "reverted", "unchanged", "restored"] as const;
export type FileOutcome = (typeof fileOutcomes)[number];

/**
 * What became of one of many inputs of a run. `unchanged`: it was recorded before. `output`: the run made that file, so that
 * it is no input. `unknown`: no record has that content.
 */
export const inputOutcomes = ["recorded", "unchanged", "output", "unknown"] as const;
