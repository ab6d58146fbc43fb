import { z } from "zod";
import { isoTime, pageLimits, pageOf, revisionNo, UserRef } from "./common.ts";
import { entityKinds, noteChanges } from "./enums.ts";
import { noteChars } from "./list-limits.ts";

/** A note is Markdown, as descriptions are. */
const bodyText = z.string().trim().min(1).max(noteChars);

export const NoteView = z.object({
	uid: z.string(),
	kind: z.enum(entityKinds).describe("of the record that it is on"),
	recordUid: z.string(),
	body: z.string().describe("Markdown"),
	revision: revisionNo.describe("counts its versions"),
	createdAt: isoTime,
	createdBy: UserRef,
	changedAt: isoTime,
	changedBy: UserRef,
	isDeleted: z.boolean(),
	mayChange: z.boolean().describe("whether who asks may edit and delete it"),
});
export type NoteView = z.infer<typeof NoteView>;
export const NotePage = pageOf(NoteView);

const paging = {
	limit: z.coerce.number().int().min(1).max(pageLimits.max).optional(),
	cursor: z.string().max(2048).optional(),
};

export const NoteListInput = z.strictObject({
	kind: z.enum(entityKinds),
	uid: z.string().describe("of the record; a family's is its latest version, a handle its user"),
	deleted: z.enum(["exclude", "include", "only"]).optional(),
	...paging,
});
export type NoteListInput = z.input<typeof NoteListInput>;

export const NoteAddInput = z.strictObject({ kind: z.enum(entityKinds), uid: z.string(), body: bodyText });
export type NoteAddInput = z.input<typeof NoteAddInput>;

export const NoteRef = z.strictObject({ uid: z.string() });
export type NoteRef = z.input<typeof NoteRef>;

export const NoteEditInput = NoteRef.extend({ revision: revisionNo.optional(), body: bodyText });
export type NoteEditInput = z.input<typeof NoteEditInput>;

export const NoteVersionsInput = NoteRef.extend(paging);
export type NoteVersionsInput = z.input<typeof NoteVersionsInput>;

/** What a note said once, and who did what to it then. */
export const NoteVersionView = z.object({
	revision: revisionNo,
	change: z.enum(noteChanges),
	body: z.string(),
	at: isoTime,
	by: UserRef,
});
export type NoteVersionView = z.infer<typeof NoteVersionView>;
export const NoteVersionPage = pageOf(NoteVersionView);

/** A note as pages show it. */
export interface ShownNote extends NoteView {
	/** Sanitised by the server. */
	html: string;
}

export interface NotesShown {
	items: ShownNote[];
	nextCursor: string | null;
	total: number | null;
	deletedCount: number;
}
