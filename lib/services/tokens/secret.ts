import { createHash } from "node:crypto";
import { newUid } from "../../contracts/ids.ts";
import { tokenPrefix } from "../../contracts/tokens.ts";

/** 40 base62 characters hold 238 bits: nobody guesses one, so a plain SHA-256 is enough to store. */
const secretLength = 40;

/** Makes the secret of a new token. */
export function newSecret(): string {
	return tokenPrefix + newUid(secretLength);
}

/** What is stored of a secret, so that a copied database opens nothing. */
export function hashSecret(secret: string): string {
	return createHash("sha256").update(secret).digest("hex");
}

/** A secret's first characters: enough to tell tokens apart, too few to help a thief. */
export function startOfSecret(secret: string): string {
	return secret.slice(0, tokenPrefix.length + 4);
}
