import type { AuditEntityKind, AuditVia } from "./enums.ts";

/** An event as the chain binds it: all of it but the transaction's id, which no backup can bring back. */
export interface ChainedEvent {
	id: string;
	/** ISO 8601, UTC, milliseconds. */
	at: string;
	actorUid: string | null;
	tokenUid: string | null;
	via: AuditVia;
	action: string;
	entityKind: AuditEntityKind;
	entityUid: string;
	entityLabel: string;
	payloadHash: string;
	requestId: string;
	address: string | null;
}

/** What an event said was before and after; gone when an admin blanked it, which another event says. */
export type ChainedPayload =
	| { before: unknown; after: unknown }
	| { blankedAt: string; blankedBy: string | null };

/** A link of the chain: that an event was the n-th, after all before it. */
export interface Seal {
	n: number;
	/** SHA-256 in hexadecimal. */
	previousHash: string;
	hash: string;
	/** Ed25519 over the hash as text, in base64url. */
	signature: string;
}

/** A public key, and the first seal that it is for. */
export interface AuditKeyRef {
	sinceN: number;
	/** Ed25519, SubjectPublicKeyInfo in DER, in base64url. */
	publicKey: string;
}

/** The newest seal: where the chain ends. */
export interface ChainHead {
	n: number;
	hash: string;
}

/** What is hashed to begin the chain of an instance. */
export function chainBegin(instanceUid: string): string {
	return `whence audit chain of ${instanceUid}`;
}

/** What is hashed for the n-th seal. */
export function sealText(n: number, previousHash: string, event: ChainedEvent): string {
	const { id, at, actorUid, tokenUid, via, action } = event;
	const { entityKind, entityUid, entityLabel, payloadHash, requestId, address } = event;
	const of = [entityKind, entityUid, entityLabel, payloadHash, requestId, address];
	return `${n}\n${previousHash}\n${JSON.stringify([id, at, actorUid, tokenUid, via, action, ...of])}`;
}

/** Who blanked an event, by an event that has no seal yet. */
export interface UnsealedBlanking {
	event: string;
	by: string | null;
}

/** What is signed at the end of an export: which events are in it, so that none can be taken out of the file. */
export interface ExportEnd {
	/** How many events. */
	count: number;
	/** Over the hashes of their seals, see {@link nextDigest}. */
	digest: string;
	unsealedBlankings: readonly UnsealedBlanking[];
}

/** What is hashed for each event of an export, one after the other. */
export function nextDigest(digest: string, sealHash: string): string {
	return `${digest}\n${sealHash}`;
}

/** What is hashed, and then signed, for the end of an export. */
export function exportEndText(
	head: { instanceUid: string; exportedAt: string; isWhole: boolean },
	{ count, digest, unsealedBlankings }: ExportEnd,
): string {
	const { instanceUid, exportedAt, isWhole } = head;
	const blankings = unsealedBlankings.map(({ event, by }) => [event, by]);
	return `end of an export of a whence audit\n${JSON.stringify([instanceUid, exportedAt, isWhole, count, digest, blankings])}`;
}

/** What is hashed of an event's payload: JSON with sorted keys, so that equal values have equal text. */
export function payloadText(before: unknown, after: unknown): string {
	return JSON.stringify({ before, after }, (_key, part: unknown) =>
		part !== null && typeof part === "object" && !Array.isArray(part)
			? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
			: part,
	);
}
