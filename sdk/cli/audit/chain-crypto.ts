import { createHash, createPublicKey, verify } from "node:crypto";
import type { ChainCrypto } from "../../../lib/contracts/check-chain.ts";
import { WhenceError } from "../../../lib/contracts/errors.ts";

/** What checks a chain where there is no server. */
export const chainCrypto: ChainCrypto = {
	sha256: (text) => createHash("sha256").update(text, "utf8").digest("hex"),
	isSigned: (publicKey, hash, signature) =>
		verify(null, Buffer.from(hash), parseKey(publicKey), Buffer.from(signature, "base64url")),
};

function parseKey(text: string) {
	try {
		return createPublicKey({ key: Buffer.from(text, "base64url"), format: "der", type: "spki" });
	} catch (cause) {
		throw new WhenceError("invalid", `${text} is no public key`, {
			hint: "It is what `whence audit verify` shows: Ed25519, in base64url.",
			cause,
		});
	}
}
