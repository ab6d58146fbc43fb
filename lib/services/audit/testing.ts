import { generateKeyPairSync, sign } from "node:crypto";
import type { AuditKeyRef, ChainHead } from "../../contracts/audit-chain.ts";
import type { AuditTrust, SealKey } from "./audit-trust.ts";

function newSealKey(): SealKey {
	const { publicKey, privateKey } = generateKeyPairSync("ed25519");
	return {
		publicKey: publicKey.export({ format: "der", type: "spki" }).toString("base64url"),
		sign: (hash) => sign(null, Buffer.from(hash), privateKey).toString("base64url"),
	};
}

/** A server's trust that lives as long as a test. */
export function trustInMemory(): AuditTrust {
	const keys: AuditKeyRef[] = [];
	const heads: ChainHead[] = [];
	return {
		key: newSealKey(),
		trustedKeys: async () => keys,
		trust: async (key) => void keys.push(key),
		noteHead: async (head) => void heads.push(head),
		notedHeads: async () => [...heads].reverse(),
	};
}
