import type { AuditKeyRef, ChainHead } from "../../contracts/audit-chain.ts";

/** What signs seals. The private key never leaves what made this. */
export interface SealKey {
	/** Ed25519, SubjectPublicKeyInfo in DER, in base64url. */
	publicKey: string;
	/** Signs a hash; in base64url. */
	sign(hash: string): string;
}

/** What a server knows of the chain without asking the database: nobody who changes that one changes this. */
export interface AuditTrust {
	key: SealKey;
	/** Whose seals count. */
	trustedKeys(): Promise<readonly AuditKeyRef[]>;
	/** From that seal on, the chain is signed with that key. */
	trust(key: AuditKeyRef): Promise<void>;
	/** Writes down where the chain ends. */
	noteHead(head: ChainHead): Promise<void>;
	/** Where the chain ended before, the newest first: the last times, and each time that it was cut. */
	notedHeads(): Promise<readonly ChainHead[]>;
}
