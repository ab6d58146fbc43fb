import { z } from "zod";
import { isoTime } from "./common.ts";
import { type AuditAction, entityKinds, terminalRunStatuses } from "./enums.ts";

/** The writes that are told: those on records, which everybody who is signed in may see. */
export const feedActions = [
	"file.register",
	"file.update",
	"file.archive",
	"file.restore",
	"file.delete",
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
] as const satisfies readonly AuditAction[];
export type FeedAction = (typeof feedActions)[number];

const FeedRecord = z.object({ kind: z.enum(entityKinds), uid: z.string() });
export type FeedRecord = z.infer<typeof FeedRecord>;

/** That something changed, and where; what it is now has to be asked. */
export const FeedChange = z.object({
	id: z.string().describe("of the audit event: each change has one, and comes once"),
	at: isoTime,
	action: z.enum(feedActions),
	...FeedRecord.shape,
	related: z.array(FeedRecord).describe("the run of a new file, the file of an edge, the transform of a run"),
	status: z.enum(terminalRunStatuses).nullable().describe("how a run ended, in `run.finish`"),
	by: z.string().nullable().describe("uid of who did it"),
});
export type FeedChange = z.infer<typeof FeedChange>;

export const FeedInput = z.strictObject({
	after: z.string().max(4096).optional().describe("the cursor of the answer or event before; left out: now"),
});
export type FeedInput = z.input<typeof FeedInput>;

export const FeedView = z.object({
	cursor: z.string().describe("opaque; pass it back as `after`"),
	isReset: z.boolean().describe("true: the cursor is unknown or too old, so look at everything anew"),
	changes: z.array(FeedChange),
});
export type FeedView = z.infer<typeof FeedView>;
