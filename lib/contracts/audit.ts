import { z } from "zod";
import type { ExportEnd } from "./audit-chain.ts";
import { isoTime, pageOf, UserRef } from "./common.ts";
import { auditActions, auditEntityKinds, auditVias } from "./enums.ts";
import { facetQuestion } from "./facets.ts";
import { oneOrMany } from "./one-or-many.ts";

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
	sealNo: z.number().int().nullable().describe("its place in the chain; null for less than a second"),
	blankedAt: isoTime.nullable().describe("when an admin blanked what it said"),
	blankedBy: UserRef.nullable(),
});
export type AuditEventView = z.infer<typeof AuditEventView>;
export const AuditPage = pageOf(AuditEventView);

export const AuditListInput = z.strictObject({
	actor: oneOrMany(z.string()).optional().describe("users' handles"),
	action: oneOrMany(z.enum(auditActions)).optional(),
	via: oneOrMany(z.enum(auditVias)).optional(),
	entityKind: oneOrMany(z.enum(auditEntityKinds)).optional(),
	entityUid: z.string().optional(),
	q: z.string().trim().max(400).optional().describe("part of the record's label"),
	after: isoTime.optional(),
	before: isoTime.optional(),
	dir: z.enum(["asc", "desc"]).optional(),
	limit: z.coerce.number().int().min(1).max(500).optional(),
	cursor: z.string().max(2048).optional(),
});
export type AuditListInput = z.input<typeof AuditListInput>;

export const auditFormats = ["csv", "ndjson"] as const;
export type AuditFormat = (typeof auditFormats)[number];
export const AuditExportInput = AuditListInput.omit({ dir: true, limit: true, cursor: true });
export type AuditExportInput = z.input<typeof AuditExportInput>;

export const auditFacets = ["actor", "action", "via", "entityKind"] as const;
export const AuditFacetsInput = AuditExportInput.extend(facetQuestion(auditFacets));
export type AuditFacetsInput = z.input<typeof AuditFacetsInput>;

export const AuditBlankInput = z.strictObject({
	id: z.string().regex(/^\d{1,18}$/, "is not the id of an event"),
	reason: z.string().trim().min(3).max(1000).describe("why: it is kept, and shown"),
});
export type AuditBlankInput = z.input<typeof AuditBlankInput>;

export const AuditKeyView = z.object({
	sinceN: z.number().int().describe("the first seal that it is for"),
	publicKey: z.string().describe("Ed25519, SubjectPublicKeyInfo in DER, in base64url"),
	fingerprint: z.string(),
});
export const AuditKeysView = z.object({ instanceUid: z.string(), keys: z.array(AuditKeyView) });
export type AuditKeysView = z.infer<typeof AuditKeysView>;

/** What checking the chain of audit events found. */
export const AuditVerifyView = z.object({
	isWhole: z.boolean(),
	problem: z
		.object({
			n: z.number().int().describe("the seal where the chain breaks"),
			eventId: z.string().nullable(),
			message: z.string(),
		})
		.nullable()
		.describe("the first broken link"),
	sealedCount: z.number().int().describe("links that were found whole"),
	head: z
		.object({ n: z.number().int(), hash: z.string(), at: isoTime.nullable() })
		.nullable()
		.describe("the newest of them: write it down, and a chain that was cut is found by it"),
	unsealedCount: z.number().int().nullable().describe("newest events without a seal yet; null: over 10,000"),
	keys: z.array(AuditKeyView),
	tookMs: z.number().int(),
});
export type AuditVerifyView = z.infer<typeof AuditVerifyView>;

/** The first line of an exported audit; each line after it is an event, with the link that vouches for it. */
export const AuditExportHead = z.object({
	whence: z.literal("audit"),
	instanceUid: z.string(),
	exportedAt: isoTime,
	isWhole: z.boolean().describe("nothing was filtered out"),
	keys: z.array(z.object({ sinceN: z.number().int(), publicKey: z.string() })),
});
export type AuditExportHead = z.infer<typeof AuditExportHead>;

/** The last line of an export with seals: what is in it, signed, so that a cut file is not taken for a whole one. */
export interface AuditExportEnd extends ExportEnd {
	whence: "end";
	/** Ed25519 by the exporting server's key, as a seal's. */
	signature: string;
}
