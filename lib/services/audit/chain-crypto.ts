import { createHash, createPublicKey, verify } from "node:crypto";
import type { ChainCrypto } from "../../contracts/check-chain.ts";

/** What checks a chain, by Node's own cryptography. */
export const chainCrypto: ChainCrypto = {
	sha256: (text) => createHash("sha256").update(text).digest("hex"),
	isSigned(publicKey, hash, signature) {
		const key = createPublicKey({ key: Buffer.from(publicKey, "base64url"), format: "der", type: "spki" });
		return verify(null, Buffer.from(hash), key, Buffer.from(signature, "base64url"));
	},
};
