const alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

export const familyUidLength = 12;
export const versionCodeLength = 4;
export const versionedUidLength = familyUidLength + versionCodeLength;
export const runUidLength = 16;
export const userUidLength = 12;

/** The most versions one family can have: 62^4. */
export const maxVersionNo = 62 ** versionCodeLength;

/**
 * Makes a random base62 identifier from the platform's cryptographic source.
 *
 * @param length characters; 12 give 71 bits.
 */
export function newUid(length: number): string {
	let uid = "";
	while (uid.length < length) {
		// 248 = 4 × 62: bytes above it would favour the first characters.
		for (const byte of crypto.getRandomValues(new Uint8Array(length * 2))) {
			if (byte < 248 && uid.length < length) uid += alphabet.charAt(byte % 62);
		}
	}
	return uid;
}

/**
 * Encodes a version number as four base62 characters; version 1 is `0000`.
 *
 * @throws RangeError when `versionNo` is not a whole number from 1 to 62^4.
 */
export function versionCode(versionNo: number): string {
	if (!Number.isInteger(versionNo) || versionNo < 1 || versionNo > maxVersionNo) {
		throw new RangeError(`version number out of range: ${versionNo}`);
	}
	let rest = versionNo - 1;
	let code = "";
	for (let i = 0; i < versionCodeLength; i++) {
		code = alphabet.charAt(rest % 62) + code;
		rest = Math.floor(rest / 62);
	}
	return code;
}

/** The version number that {@link versionCode} encoded, or null when `code` is not one. */
export function versionNoFromCode(code: string): number | null {
	if (code.length !== versionCodeLength) return null;
	let n = 0;
	for (const character of code) {
		const digit = alphabet.indexOf(character);
		if (digit < 0) return null;
		n = n * 62 + digit;
	}
	return n + 1;
}

/** Joins a family's uid and a version number to the uid of that version. */
export function versionedUid(familyUid: string, versionNo: number): string {
	return familyUid + versionCode(versionNo);
}

/** Splits a uid into family and version; the version is null for a family's own uid. */
export function parseVersionedUid(uid: string): { familyUid: string; versionNo: number | null } | null {
	if (!/^[0-9A-Za-z]+$/.test(uid)) return null;
	if (uid.length === familyUidLength) return { familyUid: uid, versionNo: null };
	if (uid.length !== versionedUidLength) return null;
	return {
		familyUid: uid.slice(0, familyUidLength),
		versionNo: versionNoFromCode(uid.slice(familyUidLength)),
	};
}
