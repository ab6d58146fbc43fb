import { z } from "zod";
import { isoTime, pageOf, UserRef } from "./common.ts";
import { auditActions, auditEntityKinds, auditVias } from "./enums.ts";

export const AuditEventView = z.object({
	id: z.string(),
	at: isoTime,
	actor: UserRef.nullable(),
	tokenName: z.string().nullable(),
	via: z.enum(auditVias),
	action: z.enum(auditActions).describe("record and verb: `file.register`"),
	entityKind: z.enum(auditEntityKinds),
	entityUid: z.string(),
	entityLabel: z.string().describe("what it was called then"),
	before: z.json().nullable(),
	after: z.json().nullable(),
	requestId: z.string(),
	address: z.string().nullable(),
});
export type AuditEventView = z.infer<typeof AuditEventView>;
export const AuditPage = pageOf(AuditEventView);

export const AuditListInput = z.strictObject({
	actor: z.string().optional().describe("a user's handle"),
	action: z.enum(auditActions).optional(),
	via: z.enum(auditVias).optional(),
	entityKind: z.enum(auditEntityKinds).optional(),
	entityUid: z.string().optional(),
	q: z.string().trim().max(400).optional().describe("part of the record's label"),
	after: isoTime.optional(),
	before: isoTime.optional(),
	dir: z.enum(["asc", "desc"]).optional(),
	limit: z.coerce.number().int().min(1).max(500).optional(),
	cursor: z.string().max(2048).optional(),
});
export type AuditListInput = z.input<typeof AuditListInput>;
